package dev.exchangeworkflows.workflows.gateway.bridge;

/** One call from outside into the engine. */
final class Crossing {
    private final ScriptInterpreter interpreter;
    private final String callerJson;
    private final boolean restoring;
    private Object key;

    /** `interpreter`: null when no script called, but a page or another process. `callerJson`: null for scripts. */
    Crossing(ScriptInterpreter interpreter, String callerJson) {
        this(interpreter, callerJson, null);
    }

    private Crossing(ScriptInterpreter interpreter, String callerJson, Object key) {
        this.interpreter = interpreter;
        this.callerJson = callerJson;
        this.key = key;
        this.restoring = key != null;
    }

    /** A step is decorated once more for a new engine; the script's function stays, under its key. */
    static Crossing restoring(ScriptInterpreter interpreter, Object key) {
        return new Crossing(interpreter, null, key);
    }

    boolean isRestoring() {
        return restoring;
    }

    ScriptInterpreter interpreter() {
        return interpreter;
    }

    String callerJson() {
        return callerJson;
    }

    /** The same key for a step's declaration and for the function that its decorator exports, in either order. */
    Object takeKey() {
        if (key == null) {
            key = new Object();
            return key;
        }
        Object taken = key;
        key = null;
        return taken;
    }
}
