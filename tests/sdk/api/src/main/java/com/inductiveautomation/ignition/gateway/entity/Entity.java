package com.inductiveautomation.ignition.gateway.entity;

/** A registered card. */
public interface Entity {
    String getName();
}
