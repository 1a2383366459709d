package com.inductiveautomation.ignition.common.script;

import org.python.core.PyObject;

@FunctionalInterface
public interface ScriptFunction {
    PyObject invoke(PyObject... args) throws JythonExecException;
}
