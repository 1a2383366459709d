package com.inductiveautomation.ignition.designer.model;

public interface SaveContext {
    void abort(Throwable cause);
}
