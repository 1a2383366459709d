package com.inductiveautomation.ignition.gateway.config;

/** A configuration and its name; a singleton's name is its type's. */
public record DecodedResource<T>(String name, T config) {}
