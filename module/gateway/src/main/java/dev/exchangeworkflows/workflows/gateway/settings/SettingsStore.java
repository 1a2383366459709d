package dev.exchangeworkflows.workflows.gateway.settings;

import com.inductiveautomation.ignition.common.gson.Gson;
import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.common.gson.JsonParser;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMeta;
import com.inductiveautomation.ignition.gateway.config.SingletonResourceHandler;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import java.util.function.Consumer;

/** Reads and writes the configuration resource, and tells of its changes, whoever made them. */
public final class SettingsStore implements AutoCloseable {
    private final Gson gson = new Gson();
    private final SingletonResourceHandler<WorkflowsSettings> handler;
    private volatile Consumer<String> onChange = json -> {};

    private SettingsStore(GatewayContext context, ResourceTypeMeta<WorkflowsSettings> meta) {
        this.handler = SingletonResourceHandler.newBuilder(meta)
                .context(context)
                .onChange(settings -> onChange.accept(json(settings)))
                .build();
    }

    /** For setup: makes the type known; nothing is read before {@link #startup}. */
    public static SettingsStore register(GatewayContext context) {
        ResourceTypeMeta<WorkflowsSettings> meta = WorkflowsSettings.meta();
        context.getConfigurationManager().getResourceTypeMetaRegistry().register(meta);
        return new SettingsStore(context, meta);
    }

    public void startup() {
        handler.startup();
    }

    public void listen(Consumer<String> listener) {
        onChange = listener;
    }

    public WorkflowsSettings current() {
        WorkflowsSettings settings = handler.getResource();
        return settings == null ? WorkflowsSettings.DEFAULT : settings;
    }

    public String json() {
        return json(current());
    }

    private String json(WorkflowsSettings settings) {
        return gson.toJson(settings == null ? WorkflowsSettings.DEFAULT : settings);
    }

    /** What the text does not name keeps its value. */
    public void save(String json) {
        JsonObject merged = gson.toJsonTree(current()).getAsJsonObject();
        JsonParser.parseString(json).getAsJsonObject().entrySet().forEach(e -> merged.add(e.getKey(), e.getValue()));
        try {
            handler.updateResource(gson.fromJson(merged, WorkflowsSettings.class)).get();
        } catch (Exception e) {
            throw new IllegalStateException("The settings could not be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        onChange = json -> {};
        handler.shutdown();
    }
}
