package dev.exchangeworkflows.workflows.gateway.audit;

import com.inductiveautomation.ignition.common.audit.DefaultAuditRecord;
import com.inductiveautomation.ignition.common.gson.JsonElement;
import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.common.gson.JsonParser;
import com.inductiveautomation.ignition.common.model.ApplicationScope;
import com.inductiveautomation.ignition.gateway.audit.AuditProfile;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.exchangeworkflows.workflows.common.WorkflowsIds;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the engine's audit rows to the gateway's audit profile, where there is one. */
public final class AuditMirror {
    private final Logger log = LoggerFactory.getLogger("exchange.workflows.audit");
    private final GatewayContext context;

    public AuditMirror(GatewayContext context) {
        this.context = context;
    }

    public void write(String json) {
        try {
            AuditProfile profile = context.getAuditManager().getGatewayAuditProfile();
            if (profile != null) {
                profile.audit(record(JsonParser.parseString(json).getAsJsonObject()));
            }
        } catch (Exception e) {
            log.warn("The gateway's audit profile did not take {}", json, e);
        }
    }

    private static DefaultAuditRecord record(JsonObject entry) {
        return new DefaultAuditRecord.Builder()
                .action(text(entry, "action"))
                .actionTarget(text(entry, "target"))
                .actionValue(value(entry))
                .actor(text(entry, "actor"))
                .actorHost(text(entry, "source"))
                .originatingContext(ApplicationScope.GATEWAY)
                .originatingSystem(WorkflowsIds.MODULE_ID)
                .statusCode(0)
                .timestamp(entry.has("at") ? new Date(entry.get("at").getAsLong()) : new Date())
                .build();
    }

    private static String value(JsonObject entry) {
        String value = text(entry, "value");
        String reason = text(entry, "reason");
        return reason == null ? value : (value == null ? "" : value + ", ") + "reason: " + reason;
    }

    private static String text(JsonObject entry, String name) {
        JsonElement value = entry.get(name);
        if (value == null || value.isJsonNull()) {
            return null;
        }
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}
