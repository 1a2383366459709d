package com.inductiveautomation.ignition.common.script;

import com.codahale.metrics.Timer;
import com.inductiveautomation.ignition.common.script.hints.ScriptFunctionDocProvider;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.lang3.tuple.Pair;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.slf4j.LoggerFactory;

/**
 * One interpreter with the platform's packages, a module's additions and a project's library.
 *
 * <p>Running code leaves the calling thread in this manager's interpreter and class loader: nothing is put back.
 */
public class ScriptManager {
    public static final ThreadLocal<Boolean> EDGE_SCRIPT_BYPASS = ThreadLocal.withInitial(() -> Boolean.FALSE);

    public enum ScriptScopeStyle {
        Python21,
        Python25
    }

    public static final class ExecutionInfo {
        public final long threadId;
        public long startTime;
        public final String description;

        ExecutionInfo(long threadId, long startTime, String description) {
            this.threadId = threadId;
            this.startTime = startTime;
            this.description = description;
        }
    }

    /** An {@code Error} as reported from 8.3; on 8.1 it was a RuntimeException. */
    public static class ScriptCanceledError extends Error {
        public ScriptCanceledError() {
            super("script canceled");
        }
    }

    public static class UndefinedFunctionException extends Exception {
        public UndefinedFunctionException(String message) {
            super(message);
        }
    }

    private final UUID uuid = UUID.randomUUID();
    private final PySystemState state;
    private final ScriptTree tree;
    private final PyStringMap globals = new PyStringMap();
    private final ScriptOutput stdout = new ScriptOutput(System.out);
    private final ScriptOutput stderr = new ScriptOutput(System.err);
    private final Timer compileTimer = new Timer();
    private final Timer executionTimer = new Timer();
    private final Hints hints = new Hints();
    private final Object loadLock = new Object();
    private final Pause pause = new Pause();
    private volatile String contextName;

    public ScriptManager(String contextName) {
        this(contextName, null);
    }

    public ScriptManager(String contextName, String pathToPylib) {
        this.contextName = contextName;
        this.state = createUtf8PySystemState(stdout, stderr);
        if (pathToPylib != null) state.path.insert(0, Py.newString(pathToPylib));
        this.tree = new ScriptTree(getModules());
        configureScriptContext();
    }

    public static PySystemState createUtf8PySystemState(OutputStream out, OutputStream err) {
        return Interpreters.make(out, err);
    }

    public static void asynchInit() {
        asynchInit(null);
    }

    public static void asynchInit(String pathToPylib) {
        Thread thread = new Thread(Interpreters::initialize, "jython-init");
        thread.setDaemon(true);
        thread.start();
    }

    public static void main(String[] args) throws JythonExecException {
        ScriptManager manager = new ScriptManager("main");
        PyStringMap locals = manager.createLocalsMap();
        manager.runCode(args[0], locals, locals, "<main>");
    }

    // --- registering ------------------------------------------------------------------------------------------------

    public void addScriptModule(String path, String source) {
        addScriptModule(path, source, ScriptScopeStyle.Python25);
    }

    public void addScriptModule(String path, String source, ScriptScopeStyle style) {
        int dot = path.lastIndexOf('.');
        PyModule module = new PyModule(path, new PyStringMap());
        PySystemState before = Py.getSystemState();
        try {
            runLibrary(path, source, (PyStringMap) module.__dict__);
        } finally {
            Py.setSystemState(before);
        }
        if (dot < 0) getModules().__setitem__(path.intern(), module);
        else tree.packageOf(path.substring(0, dot)).__setitem__(path.substring(dot + 1).intern(), module);
    }

    public void addScriptModule(String path, Class<?> statics) {
        addScriptModule(path, statics, null);
    }

    public void addScriptModule(String path, Class<?> statics, ScriptFunctionDocProvider docs) {
        register(path, statics, null, docs);
    }

    public void addScriptModule(String path, Object instance) {
        addScriptModule(path, instance, null);
    }

    public void addScriptModule(String path, Object instance, ScriptFunctionDocProvider docs) {
        register(path, instance.getClass(), instance, docs);
    }

    private void register(String path, Class<?> type, Object instance, ScriptFunctionDocProvider docs) {
        ScriptPackage target = tree.packageOf(path);
        Map<String, List<Method>> methods = JavaFunctions.methods(type, instance == null);
        methods.forEach((name, overloads) ->
                target.__setitem__(name.intern(), JavaFunctions.function(name, overloads, instance)));
        JavaFunctions.constants(type).forEach((name, value) -> target.__setitem__(name.intern(), value));
        if (docs != null) hints.remember(path, methods, docs);
    }

    public void addStaticFields(String path, Class<?> type) {
        ScriptPackage target = tree.packageOf(path);
        JavaFunctions.constants(type).forEach((name, value) -> target.__setitem__(name.intern(), value));
    }

    public void addGlobalVariable(String name, PyObject value) {
        globals.__setitem__(name.intern(), value);
    }

    // --- the project library ----------------------------------------------------------------------------------------

    void addProjectScriptModules(List<Pair<String, String>> pathAndCode) {
        for (Pair<String, String> script : pathAndCode) {
            try {
                tree.add(new LibraryModule(this, script.getLeft(), script.getRight()), script.getLeft());
            } catch (RuntimeException e) {
                LoggerFactory.getLogger("Project.ScriptManager")
                        .error("Could not initialize project script module \"{}\" in {}", script.getLeft(), contextName, e);
            }
        }
    }

    /** Runs a library script in the calling thread, and leaves the thread in this interpreter. */
    void runLibrary(String path, String source, PyStringMap dict) {
        enter();
        visibleNames(dict);
        dict.__setitem__("__name__", Py.newString(path));
        dict.__setitem__("__file__", Py.newString("<module:" + path + ">"));
        Py.runCode(compile(source, "<module:" + path + ">"), dict, dict);
    }

    Object loadLock() {
        return loadLock;
    }

    public void clearAppModule() {
        if (getModules().__finditem__("app") instanceof ScriptPackage app) app.clear();
    }

    public void clearModule(String name) {
        tree.clear(name);
    }

    public void clearProjectScriptModules() {
        tree.clearLibrary();
    }

    public void clearThirdPartyModules() {
        tree.clearThirdParty();
    }

    public boolean validatePackageName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && getModules().__finditem__(name.intern()) == null;
    }

    // --- names ------------------------------------------------------------------------------------------------------

    public PyStringMap createLocalsMap() {
        PyStringMap locals = new PyStringMap();
        visibleNames(locals);
        locals.update(globals);
        return locals;
    }

    private void visibleNames(PyStringMap into) {
        into.__setitem__("sys", state);
        tree.visible().forEach((name, root) -> into.__setitem__(name.intern(), root));
    }

    public PyStringMap getGlobals() {
        return globals;
    }

    public PyStringMap getModules() {
        return (PyStringMap) state.modules;
    }

    public UUID getUUID() {
        return uuid;
    }

    public void setContextName(String name) {
        this.contextName = name;
    }

    // --- running ----------------------------------------------------------------------------------------------------

    protected void setState() {
        Py.setSystemState(state);
    }

    protected void configureScriptContext() {}

    private void enter() {
        Thread.currentThread().setContextClassLoader(state.getClassLoader());
        setState();
    }

    public void runCode(String code, PyObject locals, String file) throws JythonExecException {
        runCode(code, locals, globals, file);
    }

    public void runCode(String code, PyObject locals, PyObject scope, String file) throws JythonExecException {
        enter();
        PyCode compiled;
        try {
            compiled = compile(code, file);
        } catch (PyException e) {
            throw new JythonExecException(e);
        }
        run(file, () -> Py.runCode(compiled, locals, scope));
    }

    public void runCode(PyCode code, PyObject locals) throws JythonExecException {
        runCode(code, locals, globals);
    }

    public void runCode(PyCode code, PyObject locals, PyObject scope) throws JythonExecException {
        enter();
        run(String.valueOf(code), () -> Py.runCode(code, locals, scope));
    }

    public PyObject runFunction(PyObject function, PyObject... args) throws JythonExecException {
        return runFunction(function, args, Py.NoKeywords);
    }

    public PyObject runFunction(PyObject function, PyObject[] args, String[] keywords) throws JythonExecException {
        enter();
        PyObject[] result = new PyObject[1];
        run(String.valueOf(function), () -> result[0] = function.__call__(args, keywords));
        return result[0];
    }

    private void run(String what, Runnable body) throws JythonExecException {
        pause.await();
        String description = ScriptContext.getDescription().orElse(contextName + ": " + what);
        RunningScripts.Entered entered = RunningScripts.enter(description);
        Timer.Context timed = executionTimer.time();
        try {
            body.run();
        } catch (PyException e) {
            if (canceled(e) != null) throw canceled(e);
            throw new JythonExecException(e);
        } finally {
            timed.stop();
            entered.leave();
        }
    }

    private static ScriptCanceledError canceled(PyException e) {
        return e.getCause() instanceof ScriptCanceledError error ? error : null;
    }

    private PyCode compile(String source, String file) {
        try (Timer.Context timed = compileTimer.time()) {
            return Interpreters.compile(source, file);
        }
    }

    public ScriptFunction compileFunction(String source)
            throws PyException, JythonExecException, UndefinedFunctionException {
        return compileFunction(source, null, "<function>");
    }

    public ScriptFunction compileFunction(String source, String function, String file)
            throws PyException, JythonExecException, UndefinedFunctionException {
        PyStringMap locals = createLocalsMap();
        runCode(source, locals, locals, file);
        PyObject found = function == null ? firstFunction(locals, file) : locals.__finditem__(function.intern());
        if (found == null) throw new UndefinedFunctionException("no function " + function + " in " + file);
        return args -> runFunction(found, args);
    }

    private static PyObject firstFunction(PyStringMap locals, String file) {
        for (PyObject value : locals.values().asIterable()) {
            if (value instanceof PyFunction f && f.__code__.toString().contains(file)) return value;
        }
        return null;
    }

    public void setPaused(boolean value) {
        pause.set(value);
    }

    public void shutdown() {
        state.callExitFunc();
        state.close();
    }

    // --- running scripts --------------------------------------------------------------------------------------------

    public static Set<ExecutionInfo> executingScripts() {
        return RunningScripts.infos();
    }

    /** Ends a script at its next traced line; a thread that waits in Java is not woken. */
    public static void interrupt(Long threadId) {
        RunningScripts.interrupt(threadId);
    }

    // --- output -----------------------------------------------------------------------------------------------------

    public void addStdOutStream(OutputStream out) {
        stdout.add(out);
    }

    public void removeStdOutStream(OutputStream out) {
        stdout.remove(out);
    }

    public void addStdErrStream(OutputStream out) {
        stderr.add(out);
    }

    public void removeStdErrStream(OutputStream out) {
        stderr.remove(out);
    }

    // --- hints and timers -------------------------------------------------------------------------------------------

    /** The documented functions by package; a project's library is not in it. */
    public PackageTreeNode getHintsTree() {
        return hints.tree();
    }

    public Timer getCompileTimer() {
        return compileTimer;
    }

    public Timer getExecutionTimer() {
        return executionTimer;
    }

    public Timer.Context beginCompileTimer() {
        return compileTimer.time();
    }
}
