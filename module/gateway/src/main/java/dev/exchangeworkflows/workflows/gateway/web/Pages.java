package dev.exchangeworkflows.workflows.gateway.web;

import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.web.WebResourceManager;
import com.inductiveautomation.ignition.gateway.web.nav.NavigationModel;
import com.inductiveautomation.ignition.gateway.web.nav.NavigationSection;
import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModule;
import dev.exchangeworkflows.workflows.common.WorkflowsIds;
import dev.exchangeworkflows.workflows.gateway.settings.WorkflowsSettings;

/** The module's two pages in the navigation of the gateway: Services, Workflows. */
public final class Pages {
    private static final String BUNDLE = "/res/" + WorkflowsIds.ALIAS + "/workflows.js";

    private Pages() {}

    public static void register(GatewayContext context) {
        WebResourceManager web = context.getWebResourceManager();
        SystemJsModule bundle = new SystemJsModule(WorkflowsIds.MODULE_ID, BUNDLE);
        web.getSystemJsModuleRegistry().add(bundle);
        section(web.getNavigationModel()).addCategory(WorkflowsIds.ALIAS, category -> category
                .label("Workflows")
                .requiredPermission(PermissionType.READ)
                .addPage("Status", page -> page
                        .position(10)
                        .title("Workflows status")
                        .requiredPermission(PermissionType.READ)
                        .mount("/services/workflows", "StatusPage", bundle))
                .addPage("Settings", page -> page
                        .position(20)
                        .title("Workflows settings")
                        .requiredPermission(PermissionType.READ)
                        .addAssociatedResourceType(WorkflowsSettings.RESOURCE_TYPE)
                        .mount("/services/workflows-settings", "SettingsPage", bundle)));
    }

    /** No published module has been seen to use Services; Connections is the section that others use. */
    private static NavigationSection section(NavigationModel navigation) {
        try {
            return navigation.getServices();
        } catch (NoSuchMethodError absent) {
            return navigation.getConnections();
        }
    }
}
