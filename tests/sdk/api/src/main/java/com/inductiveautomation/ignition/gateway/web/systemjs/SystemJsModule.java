package com.inductiveautomation.ignition.gateway.web.systemjs;

import java.util.Objects;

/** A bundle of web pages: the name it is registered under in SystemJS, and where it is served. */
public final class SystemJsModule {
    private final String moduleName;
    private final String url;

    public SystemJsModule(String moduleName, String url) {
        this.moduleName = Objects.requireNonNull(moduleName);
        this.url = Objects.requireNonNull(url);
    }

    public String getModuleName() {
        return moduleName;
    }

    public String getUrl() {
        return url;
    }

    @Override
    public String toString() {
        return moduleName + "@" + url;
    }
}
