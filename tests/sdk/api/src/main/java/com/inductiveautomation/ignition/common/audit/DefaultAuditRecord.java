package com.inductiveautomation.ignition.common.audit;

import java.util.Date;

/** The record that modules build. */
public class DefaultAuditRecord implements AuditRecord {
    private final Builder values;

    private DefaultAuditRecord(Builder values) {
        this.values = values.copy();
    }

    @Override
    public String getActor() {
        return values.actor;
    }

    @Override
    public String getActorHost() {
        return values.actorHost;
    }

    @Override
    public String getAction() {
        return values.action;
    }

    @Override
    public String getActionTarget() {
        return values.actionTarget;
    }

    @Override
    public String getActionValue() {
        return values.actionValue;
    }

    @Override
    public String getOriginatingSystem() {
        return values.originatingSystem;
    }

    @Override
    public int getOriginatingContext() {
        return values.originatingContext;
    }

    @Override
    public int getStatusCode() {
        return values.statusCode;
    }

    @Override
    public Date getTimestamp() {
        return values.timestamp;
    }

    /** Collects the fields of a record. */
    public static class Builder {
        private String actor;
        private String actorHost;
        private String action;
        private String actionTarget;
        private String actionValue;
        private String originatingSystem;
        private int originatingContext;
        private int statusCode;
        private Date timestamp;

        public Builder actor(String value) {
            actor = value;
            return this;
        }

        public Builder actorHost(String value) {
            actorHost = value;
            return this;
        }

        public Builder action(String value) {
            action = value;
            return this;
        }

        public Builder actionTarget(String value) {
            actionTarget = value;
            return this;
        }

        public Builder actionValue(String value) {
            actionValue = value;
            return this;
        }

        public Builder originatingSystem(String value) {
            originatingSystem = value;
            return this;
        }

        public Builder originatingContext(int value) {
            originatingContext = value;
            return this;
        }

        public Builder statusCode(int value) {
            statusCode = value;
            return this;
        }

        public Builder timestamp(Date value) {
            timestamp = value;
            return this;
        }

        public DefaultAuditRecord build() {
            return new DefaultAuditRecord(this);
        }

        private Builder copy() {
            return new Builder()
                    .actor(actor)
                    .actorHost(actorHost)
                    .action(action)
                    .actionTarget(actionTarget)
                    .actionValue(actionValue)
                    .originatingSystem(originatingSystem)
                    .originatingContext(originatingContext)
                    .statusCode(statusCode)
                    .timestamp(timestamp);
        }
    }
}
