package com.inductiveautomation.ignition.common.tags.model.event;

public class InvalidListenerException extends Exception {
    public InvalidListenerException() {}

    public InvalidListenerException(String message) {
        super(message);
    }
}
