package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.web.nav.Section;
import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModule;
import java.util.List;

/** A page in the shell. The permissions are its own and its category's, where they are set. */
record Page(
        Section section,
        String category,
        String label,
        String name,
        String title,
        int position,
        List<PermissionType> permissions,
        String route,
        String component,
        SystemJsModule bundle,
        String owner) {}
