package com.inductiveautomation.ignition.common.licensing;

public enum LicenseMode {
    Free,
    Trial,
    Activated,
    Invalid
}
