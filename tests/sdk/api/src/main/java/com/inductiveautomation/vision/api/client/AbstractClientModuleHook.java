package com.inductiveautomation.vision.api.client;

import com.inductiveautomation.ignition.common.expressions.ExpressionFunctionManager;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.xmlserialization.deserialization.XMLDeserializer;
import com.inductiveautomation.ignition.client.model.ClientContext;
import java.util.Map;

public abstract class AbstractClientModuleHook implements ClientModuleHook {
    @Override
    public void startup(ClientContext context, LicenseState activationState) throws Exception {}

    @Override
    public void shutdown() {}

    @Override
    public void configureDeserializer(XMLDeserializer deserializer) {}

    @Override
    public void notifyActivationStateChanged(LicenseState licenseState) {}

    @Override
    public void initializeScriptManager(ScriptManager manager) {}

    @Override
    public void configureFunctionFactory(ExpressionFunctionManager factory) {}

    @Override
    public Map<String, String> createPermissionKeys() {
        return Map.of();
    }
}
