package dev.exchangeworkflows.workflows.common.remote;

import com.inductiveautomation.ignition.common.BundleUtil;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.script.hints.PropertiesFileDocProvider;
import dev.exchangeworkflows.workflows.common.WorkflowsIds;
import dev.exchangeworkflows.workflows.common.functions.DocumentedFunctions;
import dev.exchangeworkflows.workflows.common.json.JsonCodec;
import dev.exchangeworkflows.workflows.common.namespace.BareName;
import dev.exchangeworkflows.workflows.common.namespace.CleanCode;
import dev.exchangeworkflows.workflows.common.namespace.HollowSource;
import dev.exchangeworkflows.workflows.common.namespace.HollowSpace;
import dev.exchangeworkflows.workflows.common.namespace.ScriptPackages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.python.core.PyCode;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** The API in a Designer or a Vision client: the names of the gateway's scopes, with completion and documentation. */
public final class RemoteNamespace implements AutoCloseable {
    private final RemoteCall remote;
    private final List<Runnable> undo = new ArrayList<>();

    public RemoteNamespace(RemoteCall remote) {
        this.remote = remote;
    }

    /** For the application's one script manager; the names survive every change of the project's library. */
    public void install(ScriptManager manager) {
        PySystemState state = ScriptPackages.state(manager);
        PyObject[] errors = new PyObject[1];
        RemoteGate gate = new RemoteGate(remote, () -> errors[0]);
        document(manager, new FunctionCaller(gate));
        PyObject description = JsonCodec.decode(resource("api.json"));
        CleanCode clean = HollowSpace.in(state, CleanCode::new);
        PyCode hollow = HollowSpace.in(state, () -> clean.compile(HollowSource.text(), HollowSource.FILE));
        HollowSpace space = HollowSpace.enter(clean, state, hollow, description.__finditem__("modules"),
                description.__finditem__("errors"), ScriptPackages.ensure(manager, "Workflows"));
        errors[0] = space.python().__getattr__("errors");
        space.open(gate);
        undo.add(() -> space.close(gate));
        manager.addGlobalVariable("exchange", space.root());
        undo.add(BareName.add(state)::remove);
        undo.add(MendedImports.add(state)::remove);
    }

    private void document(ScriptManager manager, FunctionCaller caller) {
        DocumentedFunctions.all(caller).forEach((module, functions) -> {
            String bundle = DocumentedFunctions.bundle(module);
            BundleUtil.get().addBundle(bundle, getClass().getClassLoader(),
                    "dev/exchangeworkflows/workflows/common/functions/" + bundle);
            undo.add(() -> BundleUtil.get().removeBundle(bundle));
            for (String root : List.of(WorkflowsIds.NAMESPACE, WorkflowsIds.SYSTEM_NAMESPACE)) {
                manager.addScriptModule(root + "." + module, functions, new PropertiesFileDocProvider());
            }
        });
    }

    private static String resource(String name) {
        try (InputStream in = HollowSource.class.getResourceAsStream("/dev/exchangeworkflows/workflows/common/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
        undo.clear();
    }
}
