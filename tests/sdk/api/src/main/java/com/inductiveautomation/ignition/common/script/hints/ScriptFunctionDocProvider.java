package com.inductiveautomation.ignition.common.script.hints;

import com.inductiveautomation.ignition.common.script.typing.CompletionDescriptor;
import java.lang.reflect.Method;

public interface ScriptFunctionDocProvider {
    CompletionDescriptor.Method getMethodDescriptor(String path, Method method);
}
