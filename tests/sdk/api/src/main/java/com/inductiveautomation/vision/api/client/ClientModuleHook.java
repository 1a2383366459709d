package com.inductiveautomation.vision.api.client;

import com.inductiveautomation.ignition.common.expressions.ExpressionFunctionManager;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.xmlserialization.deserialization.XMLDeserializer;
import com.inductiveautomation.ignition.client.model.ClientContext;
import java.util.Map;

public interface ClientModuleHook {
    void startup(ClientContext context, LicenseState activationState) throws Exception;

    void shutdown();

    void configureDeserializer(XMLDeserializer deserializer);

    void notifyActivationStateChanged(LicenseState licenseState);

    void initializeScriptManager(ScriptManager manager);

    void configureFunctionFactory(ExpressionFunctionManager factory);

    Map<String, String> createPermissionKeys();
}
