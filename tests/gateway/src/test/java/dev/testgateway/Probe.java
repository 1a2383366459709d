package dev.testgateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A module for tests of the gateway: it notes each call, and can be told to misbehave. */
final class Probe {
    static final String ID = "org.example.probe";
    private static final String COMMON = """
            package probe;
            import com.inductiveautomation.ignition.common.rpc.*;
            import com.inductiveautomation.ignition.common.rpc.proto.ProtoRpcSerializer;
            @RpcInterface(packageId = "probe")
            public interface Rpc {
                RpcSerializer SERIALIZER = ProtoRpcSerializer.newBuilder().build();
                String who(String greeting);
                String designerOnly();
                String backupToo();
                com.inductiveautomation.ignition.common.Dataset rows();
                java.util.Map<String, Object> mixed(java.util.List<Integer> numbers);
                String fails();
            }
            """;
    private static final String IMPLEMENTATION = """
            package probe;
            import com.inductiveautomation.ignition.gateway.rpc.RpcDelegate;
            import com.inductiveautomation.ignition.gateway.clientcomm.ClientReqSession;
            import com.inductiveautomation.ignition.common.project.ClientPermissionsConstants;
            public class RpcImpl implements Rpc {
                @RpcDelegate.RunsOnClient(clientPermissionId = ClientPermissionsConstants.UNRESTRICTED)
                public String who(String greeting) {
                    ClientReqSession s = RpcDelegate.session();
                    return greeting + " " + s.getAttribute(ClientReqSession.SESSION_USERNAME) + " of "
                        + s.getAttribute(ClientReqSession.SESSION_PROJECT_NAME) + " designer=" + s.isDesigner();
                }
                public String designerOnly() { return "designer"; }
                @RpcDelegate.RunsOnBackup public String backupToo() { return "backup"; }
                public com.inductiveautomation.ignition.common.Dataset rows() {
                    return new com.inductiveautomation.ignition.common.BasicDataset(java.util.List.of("a"), java.util.List.of(Integer.class), java.util.Collections.singletonList(new Object[] {1}));
                }
                public java.util.Map<String, Object> mixed(java.util.List<Integer> numbers) {
                    java.util.Map<String, Object> m = new java.util.LinkedHashMap<>();
                    m.put("sum", numbers.stream().mapToInt(Integer::intValue).sum());
                    m.put("none", null);
                    return m;
                }
                public String fails() { throw new IllegalStateException("on purpose"); }
            }
            """;
    private static final String HOOK = """
            package probe;
            import com.inductiveautomation.ignition.common.licensing.LicenseState;
            import com.inductiveautomation.ignition.common.script.ScriptManager;
            import com.inductiveautomation.ignition.gateway.model.*;
            import com.inductiveautomation.ignition.gateway.rpc.GatewayRpcImplementation;
            import java.util.*;
            public class Hook extends AbstractGatewayModuleHook {
                @SuppressWarnings("unchecked")
                static void note(String call) { ((List<String>) System.getProperties().computeIfAbsent("probe.calls", k -> Collections.synchronizedList(new ArrayList<String>()))).add(call); }
                private volatile boolean on = true;
                public Hook() { note("construct"); }
                public List getRecordMigrationStrategies() { note("migration"); return List.of(); }
                public List getExtensionPoints() { note("extensionPoints"); return List.of(); }
                public void setup(GatewayContext context) { note("setup"); FAIL_SETUP }
                public void startup(LicenseState state) {
                    note("startup " + state.getLicenseMode());
                    Thread t = new Thread(() -> { while (on) { try { Thread.sleep(20); } catch (InterruptedException e) { return; } } }, "probe-worker");
                    t.setDaemon(true);
                    if (Boolean.getBoolean("probe.thread")) t.start();
                    Thread jdk = new Thread(new java.util.concurrent.FutureTask<>(() -> { Thread.sleep(60000); return 1; }), "probe-jdk");
                    jdk.setDaemon(true);
                    if (Boolean.getBoolean("probe.thread")) jdk.start();
                    stop = () -> { on = false; jdk.interrupt(); };
                }
                private Runnable stop = () -> { };
                public void shutdown() { note("shutdown"); stop.run(); }
                public void initializeScriptManager(ScriptManager m) {
                    note("scripts " + (m.createLocalsMap().__finditem__("lib") != null ? "after library" : "before library"));
                    m.addScriptModule("system.probe", new Functions());
                    m.addScriptModule("probe.api", new Functions());
                }
                public Optional<GatewayRpcImplementation> getRpcImplementation() { note("rpc"); return Optional.of(GatewayRpcImplementation.of(Rpc.SERIALIZER, new RpcImpl())); }
                public boolean isFreeModule() { return true; }
                public static class Functions { public String version() { return "VERSION"; } }
            }
            """;
    private static final String DESIGNER = """
            package probe;
            import com.inductiveautomation.ignition.common.script.ScriptManager;
            import com.inductiveautomation.ignition.client.gateway_interface.GatewayConnection;
            public class DesignerHook extends com.inductiveautomation.ignition.designer.model.AbstractDesignerModuleHook {
                public void initializeScriptManager(ScriptManager m) { m.addScriptModule("system.probe", new Functions()); m.addScriptModule("probe.api", new Functions()); }
                public static class Functions {
                    private static int made;
                    public Functions() { made++; }
                    public int hooksCalled() { return made; }
                    private static Rpc rpc() { return GatewayConnection.getRpcInterface(Rpc.SERIALIZER, "org.example.probe", Rpc.class); }
                    public String who(String greeting) { return rpc().who(greeting); }
                    public String designerOnly() { return rpc().designerOnly(); }
                    public String backupToo() { return rpc().backupToo(); }
                    public int rows() { return rpc().rows().getRowCount(); }
                    public String mixed() { return String.valueOf(rpc().mixed(java.util.List.of(1, 2, 3)).get("sum")); }
                    public String fails() { return rpc().fails(); }
                }
            }
            """;
    private static final String CLIENT = """
            package probe;
            import com.inductiveautomation.ignition.common.script.ScriptManager;
            public class ClientHook extends com.inductiveautomation.vision.api.client.AbstractClientModuleHook {
                public void initializeScriptManager(ScriptManager m) { m.addScriptModule("system.probe", new DesignerHook.Functions()); }
            }
            """;

    private Probe() {}

    static Packed version(String version) throws IOException {
        return version(version, "");
    }

    static Packed version(String version, String inSetup) throws IOException {
        return Packed.module(ID, version)
                .hook("G", "probe.Hook").hook("D", "probe.DesignerHook").hook("C", "probe.ClientHook")
                .jar("A", "probe.jar", Map.of(
                        "probe.Rpc", COMMON, "probe.RpcImpl", IMPLEMENTATION,
                        "probe.Hook", HOOK.replace("VERSION", version).replace("FAIL_SETUP", inSetup),
                        "probe.DesignerHook", DESIGNER, "probe.ClientHook", CLIENT));
    }

    @SuppressWarnings("unchecked")
    static List<String> calls() {
        List<String> calls = (List<String>) System.getProperties().get("probe.calls");
        return calls == null ? List.of() : new ArrayList<>(calls);
    }

    static void forget() {
        System.getProperties().remove("probe.calls");
    }
}
