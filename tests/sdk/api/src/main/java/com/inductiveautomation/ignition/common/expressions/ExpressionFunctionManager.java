package com.inductiveautomation.ignition.common.expressions;

public interface ExpressionFunctionManager {
    void addFunction(String name, String category, Object function);
}
