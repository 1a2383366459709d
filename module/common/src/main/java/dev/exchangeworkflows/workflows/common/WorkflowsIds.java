package dev.exchangeworkflows.workflows.common;

/** Names under which the platform and scripts know the module. */
public final class WorkflowsIds {
    public static final String MODULE_ID = "dev.exchangeworkflows.workflows";
    public static final String ALIAS = "workflows";
    public static final String NAMESPACE = "exchange.workflows";
    public static final String SYSTEM_NAMESPACE = "system.workflows";

    private WorkflowsIds() {}
}
