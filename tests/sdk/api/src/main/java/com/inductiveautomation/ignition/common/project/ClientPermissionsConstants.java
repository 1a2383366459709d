package com.inductiveautomation.ignition.common.project;

public final class ClientPermissionsConstants {
    public static final String UNRESTRICTED = "unrestricted";

    private ClientPermissionsConstants() {}
}
