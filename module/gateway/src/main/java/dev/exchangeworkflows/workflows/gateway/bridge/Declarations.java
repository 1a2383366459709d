package dev.exchangeworkflows.workflows.gateway.bridge;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What decorators declared, kept with the interpreter whose code it is: plain tuples, so that they outlive an upgrade and
 * hold nothing of the engine.
 */
public final class Declarations {
    private static final int FIELDS = 6; // kind, name, fn, options, module, doc; a key follows
    private static final String RECORD = "exchange.workflows.model.records.Declaration";
    private static final String STEP = "exchange.workflows.engine.runtime.step";

    private final Logger log = LoggerFactory.getLogger("exchange.workflows.bridge");
    private final EngineNames names;
    private final Crossings crossings;
    private final PyList own = new PyList();

    Declarations(EngineNames names, Crossings crossings) {
        this.names = names;
        this.crossings = crossings;
    }

    public void declare(PyObject declaration) {
        Crossing top = crossings.top();
        if (top == null || top.interpreter() == null) {
            own.append(declaration);
        } else if (!top.isRestoring()) {
            PyObject[] entry = new PyObject[FIELDS + 1];
            System.arraycopy(((PyTuple) declaration).getArray(), 0, entry, 0, FIELDS);
            entry[FIELDS] = entry[0].toString().equals("step") ? Py.java2py(top.takeKey()) : Py.None;
            top.interpreter().space().python().invoke("declare", new PyTuple(entry));
        }
    }

    /** Those of the engine's own modules. */
    public PyObject own() {
        return own;
    }

    /** Those of an interpreter of scripts, as the engine's records. */
    public PyObject of(ScriptInterpreter interpreter) {
        PyObject record = names.resolve(RECORD);
        PyList declarations = new PyList();
        for (PyObject entry : entries(interpreter).asIterable()) {
            PyObject[] fields = new PyObject[FIELDS];
            System.arraycopy(((PyTuple) entry).getArray(), 0, fields, 0, FIELDS);
            declarations.append(record.__call__(fields));
        }
        return declarations;
    }

    /** A snapshot: scripts may be declaring more at this moment. */
    private static PyObject entries(ScriptInterpreter interpreter) {
        return new PyList(interpreter.space().python().__getattr__("declarations"));
    }

    /** Gives steps that were decorated under a former version their function of this engine. */
    void restore(ScriptInterpreter interpreter, EngineGate gate) {
        for (PyObject entry : entries(interpreter).asIterable()) {
            PyTuple fields = (PyTuple) entry;
            if (fields.pyget(FIELDS) != Py.None) {
                restore(interpreter, fields);
            }
        }
    }

    private void restore(ScriptInterpreter interpreter, PyTuple fields) {
        crossings.push(Crossing.restoring(interpreter, fields.pyget(FIELDS).__tojava__(Object.class)));
        try {
            PyObject decorator = names.resolve(STEP).__call__(fields.pyget(1), fields.pyget(3));
            decorator.__call__(fields.pyget(2));
        } catch (PyException e) {
            log.error("Step {} of the former version cannot be used; save its project", fields.pyget(1), e);
        } finally {
            crossings.pop();
        }
    }
}
