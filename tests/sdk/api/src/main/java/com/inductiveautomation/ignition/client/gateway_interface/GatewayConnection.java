package com.inductiveautomation.ignition.client.gateway_interface;

import com.inductiveautomation.ignition.common.rpc.RpcException;
import com.inductiveautomation.ignition.common.rpc.RpcInterface;
import com.inductiveautomation.ignition.common.rpc.RpcSerializer;
import dev.testgateway.spi.RpcTransport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** The way from a Designer or a client to its gateway. */
public final class GatewayConnection {
    static final int DEFAULT_TIMEOUT_MS = 60_000;
    private static volatile RpcTransport transport;

    private GatewayConnection() {}

    static void install(RpcTransport installed) {
        transport = installed;
    }

    public static <T> T getRpcInterface(RpcSerializer serializer, String moduleId, Class<T> type) {
        return getRpcInterface(serializer, moduleId, type, DEFAULT_TIMEOUT_MS);
    }

    public static <T> T getRpcInterface(RpcSerializer serializer, String moduleId, Class<T> type, int timeoutMs) {
        RpcInterface declared = type.getAnnotation(RpcInterface.class);
        if (declared == null) throw new IllegalArgumentException(type.getName() + " has no @RpcInterface");
        InvocationHandler handler = (proxy, method, args) -> {
            if (method.getDeclaringClass() == Object.class) return onObject(proxy, method, args);
            return call(serializer, moduleId, declared.packageId(), method, args, timeoutMs);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** {@code RpcException} is not declared by the interface: callers meet an UndeclaredThrowableException. */
    private static Object call(
            RpcSerializer serializer, String moduleId, String packageId, Method method, Object[] args, int timeoutMs)
            throws Throwable {
        RpcTransport via = transport;
        if (via == null) throw new RpcException("not connected to a gateway");
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            serializer.serialize(args[i], method.getGenericParameterTypes()[i], out);
            sent.add(out.toByteArray());
        }
        byte[] result = via.invoke(moduleId, packageId, method.getName(), sent, timeoutMs);
        if (method.getReturnType() == void.class) return null;
        return serializer.deserialize(new ByteArrayInputStream(result), method.getGenericReturnType());
    }

    private static Object onObject(Object proxy, Method method, Object[] args) {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "RPC proxy of " + proxy.getClass().getInterfaces()[0].getName();
        };
    }
}
