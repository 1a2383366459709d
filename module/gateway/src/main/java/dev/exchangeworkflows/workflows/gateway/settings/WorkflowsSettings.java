package dev.exchangeworkflows.workflows.gateway.settings;

import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMeta;
import com.inductiveautomation.ignition.gateway.dataroutes.openapi.annotations.DefaultValue;
import com.inductiveautomation.ignition.gateway.dataroutes.openapi.annotations.Description;
import com.inductiveautomation.ignition.gateway.dataroutes.openapi.annotations.FormField;
import com.inductiveautomation.ignition.gateway.dataroutes.openapi.annotations.Label;
import com.inductiveautomation.ignition.gateway.web.nav.FormFieldType;
import dev.exchangeworkflows.workflows.common.WorkflowsIds;

/** The module's configuration resource. A limit of retention that is absent stays as the database has it; 0 is none. */
public record WorkflowsSettings(
        @Label("Database connection") @Description("A Postgres connection of this gateway; empty: the embedded SQLite file.")
                @FormField(FormFieldType.TEXT) @DefaultValue("") String database,
        @Label("Connections") @Description("Database connections that the engine may hold at once.")
                @FormField(FormFieldType.NUMBER) @DefaultValue("8") int poolSize,
        @Label("Dispatch") @Description("auto: runs begin by themselves; ticks: only when a script calls dispatch().")
                @FormField(FormFieldType.TEXT) @DefaultValue("auto") String dispatchMode,
        @Label("Keep finished runs, days") @FormField(FormFieldType.NUMBER) Integer retentionDays,
        @Label("Keep finished runs, rows") @FormField(FormFieldType.NUMBER) Long retentionRows,
        @Label("Cancel unfinished runs after, hours") @FormField(FormFieldType.NUMBER)
                Integer globalTimeoutHours,
        @Label("Workers") @Description("Runs whose code is at work at once.") @FormField(FormFieldType.NUMBER)
                @DefaultValue("8") int workers) {

    public static final ResourceType RESOURCE_TYPE = new ResourceType(WorkflowsIds.MODULE_ID, "settings");
    public static final WorkflowsSettings DEFAULT = new WorkflowsSettings("", 8, "auto", null, null, null, 8);

    static ResourceTypeMeta<WorkflowsSettings> meta() {
        return ResourceTypeMeta.newBuilder(WorkflowsSettings.class)
                .resourceType(RESOURCE_TYPE)
                .categoryName("Workflows")
                .description("Where workflows are stored, and how they run")
                .defaultConfig(DEFAULT)
                .singleton()
                .buildRouteDelegate(routes -> routes.configSchema(WorkflowsSettings.class)
                        .openApiGroupName("workflows")
                        .openApiTagName("workflows-settings"))
                .build();
    }
}
