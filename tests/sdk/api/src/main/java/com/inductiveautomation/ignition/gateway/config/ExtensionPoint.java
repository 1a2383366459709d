package com.inductiveautomation.ignition.gateway.config;

/** A kind of thing that modules may contribute. Only its place in the hook's signature is known. */
public interface ExtensionPoint<T> {
    String getTypeId();
}
