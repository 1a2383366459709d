package com.inductiveautomation.ignition.designer.model;

import com.inductiveautomation.ignition.common.expressions.ExpressionFunctionManager;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.designer.model.menu.MenuBarMerge;

public interface DesignerModuleHook {
    void startup(DesignerContext context, LicenseState activationState) throws Exception;

    void shutdown();

    void initializeScriptManager(ScriptManager manager);

    void configureFunctionFactory(ExpressionFunctionManager factory);

    void notifyActivationStateChanged(LicenseState licenseState);

    void notifyProjectSaveStart(SaveContext save);

    void notifyProjectSaveDone();

    MenuBarMerge getModuleMenu();
}
