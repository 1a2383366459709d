package dev.testgateway;

import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What parts of the gateway ask of it. */
public interface GatewayServices {
    GatewayContext context();

    Options options();

    /** The folder of {@code --home}; configuration is below {@code data/}. */
    Path home();

    List<ModuleHandle> modules();

    /** What {@code context()} gives back for this type, e.g. {@code provide(AuditManager.class, mine)}. */
    <T> void provide(Class<T> type, T service);

    /** A provided service; throws when nobody provides it. */
    <T> T service(Class<T> type);

    /** A part of {@code GET /state} under its key. The value is made of maps, lists, texts, numbers and booleans. */
    void state(String key, Supplier<?> value);

    /** A call on the control port. The path matches as a prefix; the handler's value is answered as JSON. */
    void control(String method, String path, ControlHandler handler);

    interface ControlHandler {
        /** @throws IllegalArgumentException answered as 400 with its message */
        Object handle(ControlRequest request) throws Exception;
    }

    /** @param rest the path behind the prefix, without a leading slash */
    record ControlRequest(String method, String rest, Map<String, String> query, Map<String, Object> body) {}
}
