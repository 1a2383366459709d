package com.inductiveautomation.ignition.gateway.web.nav;

/** How the gateway's generated form shows a field. Only the names are known, not that there are no others. */
public enum FormFieldType {
    TEXT,
    TEXTAREA,
    NUMBER,
    SELECT,
    CHECKBOX,
    FILE,
    SECRET
}

