package com.inductiveautomation.ignition.gateway.audit;

import com.inductiveautomation.ignition.common.audit.AuditRecord;
import com.inductiveautomation.ignition.common.audit.DefaultAuditRecord;
import java.util.Date;

/** The older way to build a record. */
public class AuditRecordBuilder {
    private final DefaultAuditRecord.Builder record = new DefaultAuditRecord.Builder();

    public AuditRecordBuilder setActor(String value) {
        record.actor(value);
        return this;
    }

    public AuditRecordBuilder setActorHost(String value) {
        record.actorHost(value);
        return this;
    }

    public AuditRecordBuilder setAction(String value) {
        record.action(value);
        return this;
    }

    public AuditRecordBuilder setActionTarget(String value) {
        record.actionTarget(value);
        return this;
    }

    public AuditRecordBuilder setActionValue(String value) {
        record.actionValue(value);
        return this;
    }

    public AuditRecordBuilder setOriginatingSystem(String value) {
        record.originatingSystem(value);
        return this;
    }

    public AuditRecordBuilder setOriginatingContext(int value) {
        record.originatingContext(value);
        return this;
    }

    public AuditRecordBuilder setStatusCode(int value) {
        record.statusCode(value);
        return this;
    }

    public AuditRecordBuilder setTimestamp(Date value) {
        record.timestamp(value);
        return this;
    }

    public AuditRecord build() {
        return record.build();
    }
}
