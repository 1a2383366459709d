package dev.testgateway;

/** A module file that this gateway does not load, and why, in words for its owner. */
public final class ModuleRefused extends Exception {
    ModuleRefused(String message) {
        super(message);
    }

    ModuleRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
