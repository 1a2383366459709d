package com.inductiveautomation.ignition.common.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;

/** How values of calls travel. The same instance must be used on both sides. */
public interface RpcSerializer {
    void serialize(Object value, Type type, OutputStream out) throws IOException;

    Object deserialize(InputStream in, Type type) throws IOException;
}
