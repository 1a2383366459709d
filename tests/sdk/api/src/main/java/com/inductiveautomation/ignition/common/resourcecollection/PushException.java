package com.inductiveautomation.ignition.common.resourcecollection;

public class PushException extends Exception {
    public PushException(String message) {
        super(message);
    }

    public PushException(String message, Throwable cause) {
        super(message, cause);
    }
}
