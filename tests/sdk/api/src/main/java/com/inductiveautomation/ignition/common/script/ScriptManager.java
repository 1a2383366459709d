package com.inductiveautomation.ignition.common.script;

import com.codahale.metrics.Timer;
import com.inductiveautomation.ignition.common.script.hints.NoHint;
import com.inductiveautomation.ignition.common.script.hints.ScriptFunctionDocProvider;
import com.inductiveautomation.ignition.common.script.hints.ScriptFunctionHint;
import com.inductiveautomation.ignition.common.script.typing.CompletionDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.lang3.tuple.Pair;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyFileWriter;
import org.python.core.PyFrame;
import org.python.core.PyFunction;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;
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

    private record Running(ExecutionInfo info, ThreadState threadState) {}

    private static final Map<Long, Running> RUNNING = new ConcurrentHashMap<>();
    private static final Set<String> DEFAULT_ROOTS = Set.of("system", "app", "fpmi");

    private final UUID uuid = UUID.randomUUID();
    private final PySystemState state;
    private final PyStringMap globals = new PyStringMap();
    private final Set<String> libraryRoots = new LinkedHashSet<>();
    private final Fan stdout = new Fan(System.out);
    private final Fan stderr = new Fan(System.err);
    private final Timer compileTimer = new Timer();
    private final Timer executionTimer = new Timer();
    private final Map<String, PackageTreeNode> hints = new TreeMap<>();
    private final Object loadLock = new Object();
    private final Object pause = new Object();
    private volatile String contextName;
    private volatile boolean paused;

    public ScriptManager(String contextName) {
        this(contextName, null);
    }

    public ScriptManager(String contextName, String pathToPylib) {
        this.contextName = contextName;
        this.state = createUtf8PySystemState(stdout, stderr);
        if (pathToPylib != null) state.path.insert(0, Py.newString(pathToPylib));
        for (String root : DEFAULT_ROOTS) root(root);
        configureScriptContext();
    }

    public static PySystemState createUtf8PySystemState(OutputStream out, OutputStream err) {
        initialize();
        PySystemState made = new PySystemState();
        made.setClassLoader(PySystemState.class.getClassLoader());
        made.dont_write_bytecode = true;
        made.stdout = made.__stdout__ = writer(out);
        made.stderr = made.__stderr__ = writer(err);
        made.setdefaultencoding("utf-8");
        PySystemState before = Py.getSystemState();
        Py.setSystemState(made);
        try {
            made.getCodecState();
        } finally {
            Py.setSystemState(before);
        }
        return made;
    }

    private static PyFileWriter writer(OutputStream out) {
        return new PyFileWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8) {
            @Override
            public void write(String text) throws IOException {
                super.write(text);
                flush();
            }
        });
    }

    private static synchronized void initialize() {
        Properties ours = new Properties();
        ours.setProperty("python.cachedir.skip", "true");
        ours.setProperty("python.console.encoding", "UTF-8");
        ours.setProperty("python.import.site", "false");
        PySystemState.initialize(System.getProperties(), ours, new String[] {""}, PySystemState.class.getClassLoader());
    }

    public static void asynchInit() {
        asynchInit(null);
    }

    public static void asynchInit(String pathToPylib) {
        Thread thread = new Thread(ScriptManager::initialize, "jython-init");
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
        else packageOf(path.substring(0, dot)).__setitem__(path.substring(dot + 1).intern(), module);
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
        ScriptPackage target = packageOf(path);
        Map<String, List<Method>> methods = JavaFunctions.methods(type, instance == null);
        methods.forEach((name, overloads) ->
                target.__setitem__(name.intern(), JavaFunctions.function(name, overloads, instance)));
        JavaFunctions.constants(type).forEach((name, value) -> target.__setitem__(name.intern(), value));
        if (docs != null) remember(path, methods, docs);
    }

    public void addStaticFields(String path, Class<?> type) {
        ScriptPackage target = packageOf(path);
        JavaFunctions.constants(type).forEach((name, value) -> target.__setitem__(name.intern(), value));
    }

    public void addGlobalVariable(String name, PyObject value) {
        globals.__setitem__(name.intern(), value);
    }

    private ScriptPackage root(String name) {
        PyStringMap modules = getModules();
        if (modules.__finditem__(name.intern()) instanceof ScriptPackage found) return found;
        ScriptPackage made = name.equals("system") ? new ImmutableScriptPackage(name) : new ScriptPackage(name);
        modules.__setitem__(name.intern(), made);
        return made;
    }

    private ScriptPackage packageOf(String path) {
        String[] parts = path.split("\\.");
        ScriptPackage at = root(parts[0]);
        for (int i = 1; i < parts.length; i++) at = child(at, parts[i]);
        return at;
    }

    private static ScriptPackage child(ScriptPackage parent, String name) {
        if (parent.__dict__.__finditem__(name.intern()) instanceof ScriptPackage found) return found;
        String full = parent.__name__ + "." + name;
        ScriptPackage made = parent instanceof ImmutableScriptPackage
                ? new ImmutableScriptPackage(full)
                : new ScriptPackage(full);
        parent.__setitem__(name.intern(), made);
        return made;
    }

    // --- the project library ----------------------------------------------------------------------------------------

    void addProjectScriptModules(List<Pair<String, String>> pathAndCode) {
        for (Pair<String, String> script : pathAndCode) {
            try {
                addLibraryModule(script.getLeft(), script.getRight());
            } catch (RuntimeException e) {
                LoggerFactory.getLogger("Project.ScriptManager")
                        .error("Could not initialize project script module \"{}\" in {}", script.getLeft(), contextName, e);
            }
        }
    }

    private void addLibraryModule(String path, String source) {
        LibraryModule module = new LibraryModule(this, path, source);
        String[] parts = path.split("\\.");
        if (parts.length == 1) {
            getModules().__setitem__(path.intern(), module);
        } else {
            PyObject present = getModules().__finditem__(parts[0].intern());
            if (present != null && !(present instanceof ScriptPackage)) {
                throw new IllegalStateException("'" + parts[0] + "' is a module, not a package");
            }
            ScriptPackage parent = packageOf(path.substring(0, path.lastIndexOf('.')));
            parent.__setitem__(parts[parts.length - 1].intern(), module);
        }
        if (!parts[0].equals("system")) libraryRoots.add(parts[0]);
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
        PyStringMap modules = getModules();
        for (String key : names(modules)) {
            if (key.equals(name) || key.startsWith(name + ".")) modules.__delitem__(key.intern());
        }
    }

    public void clearProjectScriptModules() {
        for (String root : libraryRoots) clearModule(root);
        libraryRoots.clear();
    }

    public void clearThirdPartyModules() {
        PyStringMap modules = getModules();
        for (String key : names(modules)) {
            PyObject module = modules.__finditem__(key.intern());
            PyObject file = module instanceof PyModule ? module.__findattr__("__file__") : null;
            if (file != null && file.toString().contains("site-packages")) modules.__delitem__(key.intern());
        }
    }

    private static List<String> names(PyStringMap map) {
        List<String> names = new ArrayList<>();
        for (PyObject key : map.keys().asIterable()) names.add(key.toString());
        return names;
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
        List<String> roots = new ArrayList<>(DEFAULT_ROOTS);
        synchronized (loadLock) {
            roots.addAll(libraryRoots);
        }
        for (String root : roots) {
            PyObject value = getModules().__finditem__(root.intern());
            if (value != null) into.__setitem__(root.intern(), value);
        }
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
        waitWhilePaused();
        long id = Thread.currentThread().getId();
        ThreadState threadState = Py.getThreadState();
        String description = ScriptContext.getDescription().orElse(contextName + ": " + what);
        Running outer = RUNNING.put(id, new Running(new ExecutionInfo(id, System.currentTimeMillis(), description), threadState));
        Timer.Context timed = executionTimer.time();
        try {
            body.run();
        } catch (PyException e) {
            if (canceled(e) != null) throw canceled(e);
            throw new JythonExecException(e);
        } finally {
            timed.stop();
            if (outer == null) RUNNING.remove(id);
            else RUNNING.put(id, outer);
            if (threadState.tracefunc instanceof Cancel) threadState.tracefunc = null;
        }
    }

    private static ScriptCanceledError canceled(PyException e) {
        return e.getCause() instanceof ScriptCanceledError error ? error : null;
    }

    private PyCode compile(String source, String file) {
        try (Timer.Context timed = compileTimer.time()) {
            CompilerFlags flags = new CompilerFlags(CompilerFlags.PyCF_SOURCE_IS_UTF8);
            return Py.compile_flags(withoutCodingLine(source), file, CompileMode.exec, flags);
        }
    }

    /** Text has no encoding of its own: the line that says one is emptied, so that lines keep their numbers. */
    private static String withoutCodingLine(String source) {
        String[] lines = source.replace("\r\n", "\n").split("\n", 3);
        for (int i = 0; i < Math.min(2, lines.length); i++) {
            if (lines[i].matches("\\s*#.*coding[:=]\\s*[-\\w.]+.*")) lines[i] = "#";
        }
        return String.join("\n", lines);
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

    private void waitWhilePaused() {
        if (!paused) return;
        synchronized (pause) {
            while (paused) {
                try {
                    pause.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    public void setPaused(boolean value) {
        synchronized (pause) {
            paused = value;
            pause.notifyAll();
        }
    }

    public void shutdown() {
        state.callExitFunc();
        state.close();
    }

    // --- running scripts --------------------------------------------------------------------------------------------

    public static Set<ExecutionInfo> executingScripts() {
        Set<ExecutionInfo> all = new HashSet<>();
        for (Running r : RUNNING.values()) all.add(r.info());
        return all;
    }

    /** Ends a script at its next traced line; a thread that waits in Java is not woken. */
    public static void interrupt(Long threadId) {
        Running running = RUNNING.get(threadId);
        if (running == null) return;
        Cancel cancel = new Cancel();
        running.threadState().tracefunc = cancel;
        for (PyFrame f = running.threadState().frame; f != null; f = f.f_back) f.tracefunc = cancel;
    }

    private static final class Cancel extends TraceFunction {
        @Override
        public TraceFunction traceCall(PyFrame frame) {
            throw new ScriptCanceledError();
        }

        @Override
        public TraceFunction traceReturn(PyFrame frame, PyObject value) {
            return this;
        }

        @Override
        public TraceFunction traceLine(PyFrame frame, int line) {
            throw new ScriptCanceledError();
        }

        @Override
        public TraceFunction traceException(PyFrame frame, PyException error) {
            return this;
        }
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

    /** One output for all threads of a manager: who listens gets what anyone prints. */
    private static final class Fan extends OutputStream {
        private final OutputStream standard;
        private final List<OutputStream> more = new CopyOnWriteArrayList<>();

        Fan(OutputStream standard) {
            this.standard = standard;
        }

        void add(OutputStream out) {
            more.add(out);
        }

        void remove(OutputStream out) {
            more.remove(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            standard.write(bytes, from, count);
            for (OutputStream out : more) out.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            standard.flush();
            for (OutputStream out : more) out.flush();
        }
    }

    // --- hints and timers -------------------------------------------------------------------------------------------

    private void remember(String path, Map<String, List<Method>> methods, ScriptFunctionDocProvider docs) {
        List<CompletionDescriptor.Method> described = new ArrayList<>();
        methods.values().forEach(overloads -> overloads.forEach(m -> {
            if (!m.isAnnotationPresent(NoHint.class)) described.add(docs.getMethodDescriptor(path, m));
        }));
        Map<String, PackageTreeNode> at = hints;
        String[] parts = path.split("\\.");
        PackageTreeNode node = null;
        for (String part : parts) {
            node = at.computeIfAbsent(part, p -> new PackageTreeNode(p, new TreeMap<>(), new ArrayList<>(), new ArrayList<>()));
            at = node.children();
        }
        for (CompletionDescriptor.Method m : described) {
            if (node.methods().stream().noneMatch(known -> known.getName().equals(m.getName()))) node.methods().add(m);
        }
    }

    /** The documented functions by package; a project's library is not in it. */
    public PackageTreeNode getHintsTree() {
        return new PackageTreeNode("", hints, List.of(), List.of());
    }

    public Map<String, List<ScriptFunctionHint>> getHintsMap() {
        return Map.of();
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
