package dev.exchangeworkflows.workflows.gateway.bridge;

import java.util.Map;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** {@code fn(*args, **kwargs)} from Java. */
final class Calls {
    private Calls() {}

    static PyObject call(PyObject fn, PyObject args, PyObject kwargs) {
        PyObject[] positional = ((PyTuple) args).getArray();
        Map<?, ?> named = ((AbstractDict) kwargs).getMap();
        if (named.isEmpty()) {
            return fn.__call__(positional);
        }
        PyObject[] all = new PyObject[positional.length + named.size()];
        System.arraycopy(positional, 0, all, 0, positional.length);
        String[] keywords = new String[named.size()];
        int at = 0;
        for (Map.Entry<?, ?> entry : named.entrySet()) {
            all[positional.length + at] = Py.java2py(entry.getValue());
            keywords[at++] = entry.getKey().toString().intern();
        }
        return fn.__call__(all, keywords);
    }
}
