package com.inductiveautomation.ignition.common.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyStringMap;

/** The packages of one manager, made when first named: {@code system} immutable, everything else mutable. */
final class ScriptTree {
    private static final List<String> DEFAULT_ROOTS = List.of("system", "app", "fpmi");
    private final PyStringMap modules;
    private final Set<String> libraryRoots = new CopyOnWriteArraySet<>();

    ScriptTree(PyStringMap modules) {
        this.modules = modules;
        DEFAULT_ROOTS.forEach(this::root);
    }

    /** The roots that a script sees without an import. */
    Map<String, PyObject> visible() {
        Map<String, PyObject> visible = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(DEFAULT_ROOTS);
        names.addAll(libraryRoots);
        for (String name : names) {
            PyObject root = modules.__finditem__(name.intern());
            if (root != null) visible.put(name, root);
        }
        return visible;
    }

    ScriptPackage root(String name) {
        if (modules.__finditem__(name.intern()) instanceof ScriptPackage found) return found;
        ScriptPackage made = name.equals("system") ? new ImmutableScriptPackage(name) : new ScriptPackage(name);
        modules.__setitem__(name.intern(), made);
        return made;
    }

    ScriptPackage packageOf(String path) {
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

    void add(LibraryModule module, String path) {
        String[] parts = path.split("\\.");
        if (parts.length == 1) {
            modules.__setitem__(path.intern(), module);
        } else {
            PyObject present = modules.__finditem__(parts[0].intern());
            if (present != null && !(present instanceof ScriptPackage)) {
                throw new IllegalStateException("'" + parts[0] + "' is a module, not a package");
            }
            ScriptPackage parent = packageOf(path.substring(0, path.lastIndexOf('.')));
            parent.__setitem__(parts[parts.length - 1].intern(), module);
        }
        if (!parts[0].equals("system")) libraryRoots.add(parts[0]);
    }

    /** The module and everything below it. */
    void clear(String name) {
        for (String key : names()) {
            if (key.equals(name) || key.startsWith(name + ".")) modules.__delitem__(key.intern());
        }
    }

    /** Roots that the library shares with a module go too, with what the module had there. */
    void clearLibrary() {
        libraryRoots.forEach(this::clear);
        libraryRoots.clear();
    }

    void clearThirdParty() {
        for (String key : names()) {
            PyObject module = modules.__finditem__(key.intern());
            PyObject file = module instanceof PyModule ? module.__findattr__("__file__") : null;
            if (file != null && file.toString().contains("site-packages")) modules.__delitem__(key.intern());
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (PyObject key : modules.keys().asIterable()) names.add(key.toString());
        return names;
    }
}
