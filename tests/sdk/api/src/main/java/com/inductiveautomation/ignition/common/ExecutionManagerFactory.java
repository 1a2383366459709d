package com.inductiveautomation.ignition.common;

import com.inductiveautomation.ignition.common.execution.ExecutionManager;

public interface ExecutionManagerFactory {
    ExecutionManager createExecutionManager(String name, int threads);
}
