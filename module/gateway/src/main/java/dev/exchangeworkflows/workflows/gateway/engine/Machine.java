package dev.exchangeworkflows.workflows.gateway.engine;

import java.sql.Connection;
import java.sql.SQLException;
import org.python.core.PyObject;
import org.slf4j.Logger;

/** What the engine's Python asks of the gateway. All JSON is text. */
public interface Machine {
    String gatewayName();

    /** Survives restarts and upgrades; part of a gateway backup. */
    String dataFolder();

    String version();

    String settingsJson();

    /** Writes the configuration resource; the change comes back as a new configuration. */
    void saveSettings(String json);

    /** False on a node of a redundant pair that must not start work. */
    boolean isActive();

    Logger logger(String name);

    /** A named connection of the platform, or the embedded database for null and ""; autocommit is on. */
    Connection connect(String name) throws SQLException;

    /** {@code [{"name", "status", "vendor"}]} */
    String connectionsJson();

    /** Starts a daemon thread that runs `target` in the engine's interpreter, with room for Python's own recursion limit. */
    Thread spawn(String name, PyObject target);

    /** Calls user code in its interpreter; `owner` null = the interpreter that called in on this thread. */
    PyObject call(Object owner, PyObject fn, PyObject args, PyObject kwargs);

    /** A function for the calling interpreter that runs the engine's `fn` in the engine. */
    PyObject export(PyObject fn);

    /** Keeps what a decorator declared with the interpreter that called in. */
    void declare(PyObject declaration);

    /** What the engine's own modules declared. */
    PyObject declarations();

    /** {@code {"actor", "source", "project", "host"}} of the call in progress on this thread; {} for the engine itself. */
    String callerJson();

    /** Raises TypeError or ValueError. */
    String encode(PyObject value);

    /** Raises ValueError. */
    PyObject decode(String text);

    /** The platform's functions: of the project whose code runs on this thread, else of the gateway. */
    PyObject system();

    void audit(String json);

    /** A message to the Perspective sessions of every project that has workflows. */
    void broadcast(String messageType, String payloadJson);
}
