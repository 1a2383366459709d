package com.inductiveautomation.ignition.gateway.rpc;

import com.inductiveautomation.ignition.gateway.clientcomm.ClientReqSession;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Rules for implementations of RPC interfaces, and the session of the call in progress. */
public final class RpcDelegate {
    private static final ThreadLocal<ClientReqSession> SESSION = new ThreadLocal<>();

    private RpcDelegate() {}

    /** The session of the call that this thread serves, or null. */
    public static ClientReqSession session() {
        return SESSION.get();
    }

    static void session(ClientReqSession session) {
        if (session == null) SESSION.remove();
        else SESSION.set(session);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    public @interface RunsOnClient {
        String clientPermissionId();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    public @interface RunsOnBackup {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface RequiredMutabilityMode {
        String value() default "";
    }
}
