package com.inductiveautomation.ignition.gateway.audit;

/** Finds audit profiles; each answer may be null. */
public interface AuditManager {
    AuditProfile getProfile(String name) throws Exception;

    AuditProfile getProfileForProject(String project);

    AuditProfile getGatewayAuditProfile();
}
