package dev.testgateway.web;

import jakarta.servlet.http.HttpServletRequest;

/** {@code /data/<mount>/<rest>} or {@code /res/<mount>/<rest>}, as it was sent; the rest has its leading slash. */
record MountPath(String mount, String rest) {
    static MountPath of(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String below = uri.substring(Math.min(uri.length(), request.getServletPath().length() + 1));
        int slash = below.indexOf('/');
        return slash < 0 ? new MountPath(below, "/") : new MountPath(below.substring(0, slash), below.substring(slash));
    }
}

