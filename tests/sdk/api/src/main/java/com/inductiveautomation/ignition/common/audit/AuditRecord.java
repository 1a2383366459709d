package com.inductiveautomation.ignition.common.audit;

import java.util.Date;

/** One audited act. */
public interface AuditRecord {
    String getActor();

    String getActorHost();

    String getAction();

    String getActionTarget();

    String getActionValue();

    String getOriginatingSystem();

    /** An {@code ApplicationScope}: gateway 1, Designer 2, client 4. */
    int getOriginatingContext();

    int getStatusCode();

    Date getTimestamp();
}
