package com.inductiveautomation.ignition.gateway.model;

import com.inductiveautomation.ignition.common.expressions.ExpressionFunctionManager;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.xmlserialization.deserialization.XMLDeserializer;
import com.inductiveautomation.ignition.common.xmlserialization.serialization.XMLSerializer;
import com.inductiveautomation.ignition.gateway.rpc.GatewayRpcImplementation;
import java.util.Optional;

public abstract class AbstractGatewayModuleHook implements GatewayModuleHook {
    @Override
    public abstract void setup(GatewayContext context);

    @Override
    public abstract void startup(LicenseState activationState);

    @Override
    public abstract void shutdown();

    @Override
    public Optional<GatewayRpcImplementation> getRpcImplementation() {
        return Optional.empty();
    }

    @Override
    public void notifyLicenseStateChanged(LicenseState licenseState) {}

    @Override
    public void configureSerializer(XMLSerializer serializer) {}

    @Override
    public void configureDeserializer(XMLDeserializer deserializer) {}

    @Override
    public void configureFunctionFactory(ExpressionFunctionManager factory) {}

    @Override
    public void initializeScriptManager(ScriptManager manager) {}
}
