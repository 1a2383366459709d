package com.inductiveautomation.ignition.gateway.entity;

import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.web.nav.Section;
import java.util.function.Consumer;

/** Describes a card; the consumers run at once. Names of the nested types are unconfirmed: call sites use lambdas. */
public interface EntityBuilder {
    EntityBuilder description(Consumer<Description> description);

    EntityBuilder navigation(Section section, Consumer<Navigation> navigation);

    EntityBuilder diagnostics(GatewayContext context, Consumer<Diagnostics> diagnostics);

    /** Text, icon and details of a card. */
    interface Description {
        Description description(String text);

        Description iconUrl(String url);

        Description addDetail(String name, String value);
    }

    /** Where the card is shown. */
    interface Navigation {
        Navigation includeInSectionOverview();

        Navigation includeInDiagnosticOverview();
    }

    /** Which metrics and health checks it shows, by their names in the registries. */
    interface Diagnostics {
        Diagnostics metric(String alias, String metric);

        Diagnostics healthcheck(String alias, String healthCheck);
    }
}
