package com.inductiveautomation.ignition.gateway.system;

public interface SystemPropertiesManager {
    String getSystemName();
}
