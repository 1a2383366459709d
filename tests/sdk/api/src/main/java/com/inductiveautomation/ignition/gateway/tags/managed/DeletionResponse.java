package com.inductiveautomation.ignition.gateway.tags.managed;

public enum DeletionResponse {
    Allowed,
    NotAllowed,
    Ignore
}
