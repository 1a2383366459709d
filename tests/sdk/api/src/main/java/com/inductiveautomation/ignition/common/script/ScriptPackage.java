package com.inductiveautomation.ignition.common.script;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;

/** A package of the scripting tree. {@code setattr} works on it, item assignment from Python does not. */
public class ScriptPackage extends PyObject {
    public String __name__;
    public PyStringMap __dict__;

    public ScriptPackage(String name) {
        this(name, new PyStringMap());
    }

    public ScriptPackage(String name, PyStringMap dict) {
        this.__name__ = name;
        this.__dict__ = dict;
    }

    public void clear() {
        __dict__.clear();
    }

    public String getName() {
        return __name__;
    }

    @Override
    public PyObject getDict() {
        return __dict__;
    }

    @Override
    public PyObject fastGetDict() {
        return __dict__;
    }

    @Override
    public PyObject __finditem__(String key) {
        return __dict__.__finditem__(key);
    }

    @Override
    public PyObject __findattr_ex__(String name) {
        PyObject value = __dict__.__finditem__(name);
        if (value != null) return value;
        return switch (name) {
            case "__name__" -> new PyString(__name__);
            case "__dict__" -> __dict__;
            default -> super.__findattr_ex__(name);
        };
    }

    @Override
    public void __setattr__(String name, PyObject value) {
        __dict__.__setitem__(name, value);
    }

    @Override
    public void __delattr__(String name) {
        __dict__.__delitem__(name);
    }

    @Override
    public void __setitem__(String name, PyObject value) {
        __dict__.__setitem__(name, value);
    }

    @Override
    public PyObject __dir__() {
        return __dict__.keys();
    }

    @Override
    public void noAttributeError(String name) {
        throw Py.AttributeError("'" + __name__ + "' object has no attribute '" + name + "'");
    }

    @Override
    public String toString() {
        return "<package " + __name__ + ">";
    }
}
