package com.inductiveautomation.ignition.common.script.hints;

import java.util.Map;

public interface ScriptFunctionHint {
    String getMethodName();

    String getMethodDescription();

    Map<String, String> getParameterDescriptions();

    String getReturnValueDescription();
}
