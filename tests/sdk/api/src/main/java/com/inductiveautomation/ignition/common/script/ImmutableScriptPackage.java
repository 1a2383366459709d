package com.inductiveautomation.ignition.common.script;

import org.python.core.PyObject;
import org.python.core.PyStringMap;

/** Keeps a name that it has, and says nothing. */
public class ImmutableScriptPackage extends ScriptPackage {
    public ImmutableScriptPackage(String name) {
        super(name);
    }

    public ImmutableScriptPackage(String name, PyStringMap dict) {
        super(name, dict);
    }

    @Override
    public void __setitem__(String name, PyObject value) {
        if (__dict__.__finditem__(name) == null) super.__setitem__(name, value);
    }
}
