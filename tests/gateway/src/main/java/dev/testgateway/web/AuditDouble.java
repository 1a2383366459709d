package dev.testgateway.web;

import com.inductiveautomation.ignition.common.audit.AuditRecord;
import com.inductiveautomation.ignition.gateway.audit.AuditManager;
import com.inductiveautomation.ignition.gateway.audit.AuditProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps audit records in memory. With {@code off}, the gateway has no profile, as a fresh one has none. */
public final class AuditDouble implements AuditManager, AuditProfile {
    private final List<AuditRecord> records = new ArrayList<>();
    private volatile boolean off;

    /** No profile means that every lookup answers null. */
    public void off(boolean value) {
        off = value;
    }

    @Override
    public AuditProfile getProfile(String name) {
        return profile();
    }

    @Override
    public AuditProfile getProfileForProject(String project) {
        return profile();
    }

    @Override
    public AuditProfile getGatewayAuditProfile() {
        return profile();
    }

    private AuditProfile profile() {
        return off ? null : this;
    }

    @Override
    public synchronized void audit(AuditRecord record) {
        records.add(record);
    }

    synchronized List<Map<String, Object>> rows() {
        return records.stream().map(AuditDouble::row).toList();
    }

    private static Map<String, Object> row(AuditRecord record) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("actor", record.getActor());
        row.put("actorHost", record.getActorHost());
        row.put("action", record.getAction());
        row.put("actionTarget", record.getActionTarget());
        row.put("actionValue", record.getActionValue());
        row.put("originatingSystem", record.getOriginatingSystem());
        row.put("originatingContext", record.getOriginatingContext());
        row.put("statusCode", record.getStatusCode());
        row.put("timestamp", record.getTimestamp() == null ? null : record.getTimestamp().getTime());
        return row;
    }
}
