package com.inductiveautomation.ignition.gateway.model;

import com.inductiveautomation.ignition.common.expressions.ExpressionFunctionManager;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.xmlserialization.deserialization.XMLDeserializer;
import com.inductiveautomation.ignition.common.xmlserialization.serialization.XMLSerializer;
import com.inductiveautomation.ignition.gateway.config.ExtensionPoint;
import com.inductiveautomation.ignition.gateway.config.migration.IdbMigrationStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import com.inductiveautomation.ignition.gateway.rpc.GatewayRpcImplementation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;

/** A module in the gateway. One instance starts once; a restart or an upgrade makes a new one. */
public interface GatewayModuleHook {
    void setup(GatewayContext context);

    void startup(LicenseState activationState);

    void shutdown();

    default List<IdbMigrationStrategy> getRecordMigrationStrategies() {
        return List.of();
    }

    default List<? extends ExtensionPoint<?>> getExtensionPoints() {
        return List.of();
    }

    Optional<GatewayRpcImplementation> getRpcImplementation();

    void notifyLicenseStateChanged(LicenseState licenseState);

    void configureSerializer(XMLSerializer serializer);

    void configureDeserializer(XMLDeserializer deserializer);

    void configureFunctionFactory(ExpressionFunctionManager factory);

    void initializeScriptManager(ScriptManager manager);

    /** Called after {@link #startup}. */
    default void mountRouteHandlers(RouteGroup routes) {}

    default Optional<String> getMountedResourceFolder() {
        return Optional.empty();
    }

    default Optional<String> getMountPathAlias() {
        return Optional.empty();
    }

    default boolean isFreeModule() {
        return false;
    }

    default boolean isMakerEditionCompatible() {
        return false;
    }

    default void onMountedResourceRequest(String path, HttpServletResponse response) {}
}
