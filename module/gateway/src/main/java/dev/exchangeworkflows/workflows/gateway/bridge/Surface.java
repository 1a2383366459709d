package dev.exchangeworkflows.workflows.gateway.bridge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyClassMethod;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyStaticMethod;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;

/** What the API offers, as plain values from which hollow.py makes names; read from the engine's own modules. */
final class Surface {
    private final PyDictionary modules = new PyDictionary();
    private final EngineNames engine;
    private final List<PyType> errors = new ArrayList<>();

    Surface(EngineNames engine, Iterable<String> exports) {
        this.engine = engine;
        List<String> names = new ArrayList<>();
        names.add(EngineNames.ROOT);
        exports.forEach(relative -> addWithParents(names, EngineNames.ROOT + "." + relative));
        names.forEach(name -> modules.__setitem__(text(name), describe(name, names)));
    }

    private static void addWithParents(List<String> names, String full) {
        int dot = full.lastIndexOf('.');
        if (full.length() > EngineNames.ROOT.length() && !names.contains(full)) {
            addWithParents(names, full.substring(0, dot));
            names.add(full);
        }
    }

    PyObject modules() {
        return modules;
    }

    /** (origin, name, bases, doc) of each error, bases first. */
    PyObject errors() {
        PyList list = new PyList();
        errors.stream().distinct().sorted(Comparator.comparingInt(Surface::depth)).forEach(t -> list.append(error(t)));
        return list;
    }

    private PyObject describe(String module, List<String> exported) {
        PyObject real = engine.module(module);
        Parts parts = new Parts();
        PyObject all = real.__findattr__("__all__");
        if (all != null) {
            for (PyObject name : all.asIterable()) {
                PyObject value = real.__findattr__(name.toString().intern());
                if (value != null) {
                    parts.add(name, value, exported);
                }
            }
        }
        return parts.done(real.__findattr__("__doc__"));
    }

    private static int depth(PyType type) {
        return type.getMro().size();
    }

    private PyObject error(PyType type) {
        PyList bases = new PyList();
        PyTuple mro = type.getMro();
        for (int i = 1; i < mro.size() && bases.isEmpty(); i++) {
            PyType base = (PyType) mro.pyget(i);
            if (errors.contains(base)) {
                bases.append(text(engine.origin(base)));
            } else if (!engine.owns(base)) {
                bases.append(base);
            }
        }
        return new PyTuple(text(engine.origin(type)), text(type.fastGetName()), bases, doc(type));
    }

    private static PyObject doc(PyObject value) {
        PyObject doc = value.__findattr__("__doc__");
        return doc instanceof PyString ? doc : Py.None;
    }

    private static PyUnicode text(String value) {
        return Py.newUnicode(value);
    }

    /** The members of one module, by kind. */
    private final class Parts {
        private final PyList all = new PyList();
        private final PyDictionary functions = new PyDictionary();
        private final PyDictionary classes = new PyDictionary();
        private final PyDictionary faults = new PyDictionary();
        private final PyDictionary values = new PyDictionary();
        private final PyDictionary submodules = new PyDictionary();

        void add(PyObject name, PyObject value, List<String> exported) {
            if (value instanceof PyModule module) {
                String full = module.__findattr__("__name__").toString();
                if (!exported.contains(full)) {
                    return;
                }
                submodules.__setitem__(name, text(full));
            } else if (value instanceof PyType type && Py.isSubClass(type, Py.BaseException)) {
                addError(name, type);
            } else if (value instanceof PyType type && engine.owns(type)) {
                classes.__setitem__(name, new PyTuple(doc(type), classMethods(type)));
            } else if (engine.isFunction(value)) {
                functions.__setitem__(name, doc(value));
            } else {
                values.__setitem__(name, value);
            }
            all.append(name);
        }

        private void addError(PyObject name, PyType type) {
            if (engine.owns(type)) {
                errors.add(type);
                faults.__setitem__(name, text(engine.origin(type)));
            } else {
                values.__setitem__(name, type);
            }
        }

        private PyList classMethods(PyType type) {
            PyList names = new PyList();
            PyTuple mro = type.getMro();
            for (PyObject base : mro.asIterable()) {
                for (PyObject name : base.__getattr__("__dict__").asIterable()) {
                    PyObject member = base.__getattr__("__dict__").__finditem__(name);
                    boolean callable = member instanceof PyClassMethod || member instanceof PyStaticMethod;
                    if (callable && !name.toString().startsWith("_")) {
                        names.append(name);
                    }
                }
            }
            return names;
        }

        PyDictionary done(PyObject doc) {
            PyDictionary done = new PyDictionary();
            done.__setitem__("doc", doc instanceof PyString ? doc : Py.None);
            done.__setitem__("all", all);
            done.__setitem__("functions", functions);
            done.__setitem__("classes", classes);
            done.__setitem__("errors", faults);
            done.__setitem__("values", values);
            done.__setitem__("modules", submodules);
            return done;
        }
    }
}
