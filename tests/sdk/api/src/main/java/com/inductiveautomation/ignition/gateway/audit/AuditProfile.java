package com.inductiveautomation.ignition.gateway.audit;

import com.inductiveautomation.ignition.common.audit.AuditRecord;

/** Where audit records go. The queries of the platform are left out: their types are not known. */
public interface AuditProfile {
    void audit(AuditRecord record);
}
