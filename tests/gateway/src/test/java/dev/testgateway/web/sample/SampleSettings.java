package dev.testgateway.web.sample;

import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMeta;
import com.inductiveautomation.ignition.gateway.dataroutes.openapi.annotations.Label;

/** A configuration of one text and one number. */
public record SampleSettings(@Label("Name") String name, int size) {
    public static final ResourceType TYPE = new ResourceType("test.sample", "settings");

    public static final ResourceTypeMeta<SampleSettings> META = ResourceTypeMeta.newBuilder(SampleSettings.class)
            .resourceType(TYPE)
            .categoryName("Sample")
            .defaultConfig(new SampleSettings("default", 3))
            .singleton()
            .buildValidator((settings, errors) -> errors.checkField(settings.size() < 100, "size", "too large"))
            .buildRouteDelegate(routes -> routes.configSchema(SampleSettings.class)
                    .openApiGroupName("sample")
                    .openApiTagName("sample-settings"))
            .build();
}
