package dev.testgateway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The gateway's log: on the console, and the last lines for those who ask. */
final class LogBook extends AppenderBase<ILoggingEvent> {
    private static final int KEEP = 20_000;
    private final Deque<Map<String, Object>> lines = new ArrayDeque<>();
    private long next;

    static LogBook open() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.INFO);
        context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
        PatternLayoutEncoder layout = new PatternLayoutEncoder();
        layout.setContext(context);
        layout.setPattern("%d{HH:mm:ss.SSS} %-5level [%thread] %logger - %msg%n");
        layout.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setEncoder(layout);
        console.start();
        root.addAppender(console);
        LogBook book = new LogBook();
        book.setContext(context);
        book.start();
        root.addAppender(book);
        return book;
    }

    @Override
    protected void append(ILoggingEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", event.getTimeStamp());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        line.put("message", event.getFormattedMessage());
        if (event.getThrowableProxy() != null) line.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        synchronized (lines) {
            line.put("n", ++next);
            lines.addLast(line);
            if (lines.size() > KEEP) lines.removeFirst();
        }
    }

    /** Lines with a number above {@code since}, oldest first. */
    List<Map<String, Object>> since(long since) {
        synchronized (lines) {
            List<Map<String, Object>> found = new ArrayList<>();
            for (Map<String, Object> line : lines) if ((Long) line.get("n") > since) found.add(line);
            return found;
        }
    }
}
