package dev.testgateway;

import com.inductiveautomation.ignition.common.model.ApplicationScope;
import com.inductiveautomation.ignition.common.rpc.RpcException;
import com.inductiveautomation.ignition.common.rpc.RpcInterface;
import com.inductiveautomation.ignition.gateway.clientcomm.ClientReqSession;
import com.inductiveautomation.ignition.gateway.clientcomm.GatewaySessionManager;
import com.inductiveautomation.ignition.gateway.redundancy.RedundancyManager;
import com.inductiveautomation.ignition.gateway.rpc.GatewayRpcImplementation;
import com.inductiveautomation.ignition.gateway.rpc.RpcDelegate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Calls from Designers and clients into what modules offer. */
final class Rpc implements GatewaySessionManager {
    private record Target(GatewayRpcImplementation implementation, Object delegate, Method method) {}

    private final Map<String, Map<String, Target>> targets = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final RedundancyManager redundancy;

    Rpc(RedundancyManager redundancy) {
        this.redundancy = redundancy;
    }

    /** @throws IllegalArgumentException when the implementation breaks a rule of the platform */
    void register(String moduleId, GatewayRpcImplementation implementation) {
        Map<String, Target> found = new HashMap<>();
        for (Object delegate : implementation.getDelegates()) {
            int before = found.size();
            // only what the class itself names: superclasses are not walked
            for (Class<?> type : delegate.getClass().getInterfaces()) {
                RpcInterface declared = type.getAnnotation(RpcInterface.class);
                if (declared != null) add(found, implementation, delegate, type, declared.packageId());
            }
            if (found.size() == before) {
                throw new IllegalArgumentException(delegate.getClass().getName() + " implements no @RpcInterface directly");
            }
        }
        targets.put(moduleId, found);
    }

    private static void add(
            Map<String, Target> found, GatewayRpcImplementation implementation, Object delegate, Class<?> type, String packageId) {
        for (Method method : type.getMethods()) {
            if (java.lang.reflect.Modifier.isStatic(method.getModifiers())) continue;
            if (found.put(packageId + "." + method.getName(), new Target(implementation, delegate, method)) != null) {
                throw new IllegalArgumentException("two methods " + packageId + "." + method.getName() + ": overloads cannot be told apart");
            }
        }
    }

    void unregister(String moduleId) {
        targets.remove(moduleId);
    }

    byte[] call(String moduleId, String packageId, String method, List<byte[]> arguments, Caller caller) throws RpcException {
        Target target = targets.getOrDefault(moduleId, Map.of()).get(packageId + "." + method);
        if (target == null) throw new RpcException("no RPC function " + packageId + "." + method + " in module " + moduleId);
        permit(target, caller);
        try {
            return invoke(target, arguments, caller);
        } catch (InvocationTargetException e) {
            throw new RpcException(String.valueOf(e.getCause()), e.getCause());
        } catch (Exception e) {
            throw new RpcException(packageId + "." + method + ": " + e, e);
        }
    }

    private void permit(Target target, Caller caller) throws RpcException {
        Method implementing;
        try {
            implementing = target.delegate().getClass().getMethod(target.method().getName(), target.method().getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new RpcException("not implemented: " + target.method(), e);
        }
        Class<?> type = target.delegate().getClass();
        boolean client = implementing.isAnnotationPresent(RpcDelegate.RunsOnClient.class) || type.isAnnotationPresent(RpcDelegate.RunsOnClient.class);
        boolean backup = implementing.isAnnotationPresent(RpcDelegate.RunsOnBackup.class) || type.isAnnotationPresent(RpcDelegate.RunsOnBackup.class);
        if (caller.scope() != ApplicationScope.DESIGNER && !client) {
            throw new RpcException(implementing.getName() + " may only be called from a Designer");
        }
        if (!backup && redundancy.isRedundancyEnabled() && !redundancy.isActive()) {
            throw new RpcException(implementing.getName() + " does not run on a node that is not active");
        }
    }

    private byte[] invoke(Target target, List<byte[]> arguments, Caller caller) throws Exception {
        Method method = target.method();
        if (arguments.size() != method.getParameterCount()) throw new RpcException("wrong number of arguments");
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = target.implementation().getSerializer().deserialize(
                    new ByteArrayInputStream(arguments.get(i)), method.getGenericParameterTypes()[i]);
        }
        method.setAccessible(true);
        Object result;
        enter(session(caller));
        try {
            result = method.invoke(target.delegate(), values);
        } finally {
            enter(null);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (method.getReturnType() != void.class) {
            target.implementation().getSerializer().serialize(result, method.getGenericReturnType(), out);
        }
        return out.toByteArray();
    }

    private static void enter(ClientReqSession session) throws ReflectiveOperationException {
        Method set = RpcDelegate.class.getDeclaredMethod("session", ClientReqSession.class);
        set.setAccessible(true);
        set.invoke(null, session);
    }

    // --- sessions ---------------------------------------------------------------------------------------------------

    record Caller(String user, String project, int scope) {}

    private Session session(Caller caller) {
        return sessions.computeIfAbsent(caller.toString(), k -> new Session(caller));
    }

    @Override
    public List<? extends ClientReqSession> getSessions() {
        return List.copyOf(sessions.values());
    }

    private static final class Session implements ClientReqSession {
        private final String id = UUID.randomUUID().toString();
        private final Caller caller;
        private final Map<String, Object> attributes = new ConcurrentHashMap<>();

        Session(Caller caller) {
            this.caller = caller;
            attributes.put(SESSION_USERNAME, caller.user());
            if (caller.project() != null) attributes.put(SESSION_PROJECT_NAME, caller.project());
            attributes.put(SESSION_REMOTE_ADDR, "127.0.0.1");
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public boolean isDesigner() {
            return caller.scope() == ApplicationScope.DESIGNER;
        }

        @Override
        public int getScope() {
            return caller.scope();
        }

        @Override
        public Object getAttribute(String name) {
            return attributes.get(name);
        }

        @Override
        public void setAttribute(String name, Object value) {
            attributes.put(name, value);
        }
    }
}
