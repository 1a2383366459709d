package dev.exchangeworkflows.workflows.common.remote;

import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** What the documented functions of the namespace call. */
public final class FunctionCaller {
    private final RemoteGate gate;

    FunctionCaller(RemoteGate gate) {
        this.gate = gate;
    }

    public PyObject call(String module, String function, PyObject[] args, String[] keywords) {
        int positional = args.length - keywords.length;
        PyObject[] plain = new PyObject[positional];
        System.arraycopy(args, 0, plain, 0, positional);
        PyDictionary named = new PyDictionary();
        for (int i = 0; i < keywords.length; i++) {
            named.__setitem__(Py.newUnicode(keywords[i]), args[positional + i]);
        }
        return gate.call(module, function, new PyTuple(plain), named);
    }
}
