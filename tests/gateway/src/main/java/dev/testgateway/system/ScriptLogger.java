package dev.testgateway.system;

import org.python.core.PyObject;
import org.slf4j.Logger;

/** The logger that scripts get. */
public final class ScriptLogger {
    private final Logger logger;

    ScriptLogger(Logger logger) {
        this.logger = logger;
    }

    public String getName() {
        return logger.getName();
    }

    public void trace(Object message) {
        logger.trace("{}", message);
    }

    public void debug(Object message) {
        logger.debug("{}", message);
    }

    public void debug(Object message, Throwable error) {
        logger.debug(String.valueOf(message), error);
    }

    public void info(Object message) {
        logger.info("{}", message);
    }

    public void info(Object message, Throwable error) {
        logger.info(String.valueOf(message), error);
    }

    public void warn(Object message) {
        logger.warn("{}", message);
    }

    public void warn(Object message, Throwable error) {
        logger.warn(String.valueOf(message), error);
    }

    public void error(Object message) {
        logger.error("{}", message);
    }

    public void error(Object message, Throwable error) {
        logger.error(String.valueOf(message), error);
    }

    public void fatal(Object message) {
        logger.error("{}", message);
    }

    public void tracef(String format, Object... values) {
        if (logger.isTraceEnabled()) logger.trace(String.format(format, values));
    }

    public void debugf(String format, Object... values) {
        if (logger.isDebugEnabled()) logger.debug(String.format(format, values));
    }

    public void infof(String format, Object... values) {
        logger.info(String.format(format, values));
    }

    public void warnf(String format, Object... values) {
        logger.warn(String.format(format, values));
    }

    public void errorf(String format, Object... values) {
        logger.error(String.format(format, values));
    }

    public boolean isTraceEnabled() {
        return logger.isTraceEnabled();
    }

    public boolean isDebugEnabled() {
        return logger.isDebugEnabled();
    }

    public boolean isInfoEnabled() {
        return logger.isInfoEnabled();
    }
}
