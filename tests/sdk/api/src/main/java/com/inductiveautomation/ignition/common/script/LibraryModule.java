package com.inductiveautomation.ignition.common.script;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyModule;
import org.python.core.PyStringMap;
import java.util.Set;

/** A script of a project library: there from the start, run at the first look at one of its names. */
final class LibraryModule extends PyModule {
    private static final Set<String> QUIET = Set.of("__name__", "__path__", "__package__", "__class__", "__doc__", "__file__", "__loader__");
    private final ScriptManager manager;
    private final String path;
    private final String source;
    private volatile boolean loaded;
    private boolean loading;

    LibraryModule(ScriptManager manager, String path, String source) {
        super(path, new PyStringMap());
        this.manager = manager;
        this.path = path;
        this.source = source;
    }

    @Override
    public PyObject __findattr_ex__(String name) {
        if (!QUIET.contains(name)) load();
        return super.__findattr_ex__(name);
    }

    @Override
    public void __setattr__(String name, PyObject value) {
        load();
        super.__setattr__(name, value);
    }

    @Override
    public PyObject getDict() {
        load();
        return super.getDict();
    }

    @Override
    protected PyObject impAttr(String name) {
        load();
        return __dict__.__finditem__(name);
    }

    private void load() {
        if (loaded) return;
        synchronized (manager.loadLock()) {
            if (loaded || loading) return;
            loading = true;
            try {
                manager.runLibrary(path, source, (PyStringMap) __dict__);
                loaded = true;
            } catch (RuntimeException e) {
                throw importError(e);
            } finally {
                loading = false;
            }
        }
    }

    private RuntimeException importError(RuntimeException cause) {
        String why = cause instanceof org.python.core.PyException e ? describe(e) : cause.toString();
        RuntimeException error = Py.ImportError("Error importing " + path + ": " + why);
        error.initCause(cause);
        return error;
    }

    private static String describe(org.python.core.PyException e) {
        String type = org.python.core.PyException.exceptionClassName(e.type);
        String text;
        try {
            text = e.value == null ? "" : e.value.__str__().toString();
        } catch (RuntimeException unprintable) {
            text = "(unprintable)";
        }
        return type.substring(type.lastIndexOf('.') + 1) + ": " + text;
    }
}
