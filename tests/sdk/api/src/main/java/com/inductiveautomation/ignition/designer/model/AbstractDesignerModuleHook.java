package com.inductiveautomation.ignition.designer.model;

import com.inductiveautomation.ignition.common.expressions.ExpressionFunctionManager;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.designer.model.menu.MenuBarMerge;

public abstract class AbstractDesignerModuleHook implements DesignerModuleHook {
    @Override
    public void startup(DesignerContext context, LicenseState activationState) throws Exception {}

    @Override
    public void shutdown() {}

    @Override
    public void initializeScriptManager(ScriptManager manager) {}

    @Override
    public void configureFunctionFactory(ExpressionFunctionManager factory) {}

    @Override
    public void notifyActivationStateChanged(LicenseState licenseState) {}

    @Override
    public void notifyProjectSaveStart(SaveContext save) {}

    @Override
    public void notifyProjectSaveDone() {}

    @Override
    public MenuBarMerge getModuleMenu() {
        return null;
    }
}
