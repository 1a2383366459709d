package com.inductiveautomation.ignition.gateway.dataroutes;

import java.util.concurrent.TimeUnit;

/** The data routes of one module, below {@code /data/<alias or module id>}. */
public interface RouteGroup {
    String TYPE_PLAIN_TEXT = "text/plain";
    String TYPE_JSON = "application/json";
    String TYPE_XML = "application/xml";
    String TYPE_TEXT_HTML = "text/html";
    String TYPE_TEXT_CSS = "text/css";
    String TYPE_TEXT_CSV = "text/csv";
    String TYPE_IMG_SVG_XML = "image/svg+xml";
    String TYPE_IMG_PNG = "image/png";
    String TYPE_ZIP = "application/zip";
    String TYPE_OCTET_STREAM = "application/octet-stream";

    RouteMounter newRoute(String path);

    /** Describes one route; nothing is served before {@link #mount()}. */
    interface RouteMounter {
        RouteMounter method(HttpMethod method);

        RouteMounter type(String mimeType);

        RouteMounter acceptedTypes(String... mimeTypes);

        RouteMounter handler(RouteHandler handler);

        RouteMounter renderer(ResponseRenderer renderer);

        RouteMounter accessControl(AccessControlStrategy strategy);

        RouteMounter requirePermission(PermissionType permission);

        RouteMounter concurrency(int maxConcurrent, int maxQueued);

        RouteMounter cache(long duration, TimeUnit unit);

        RouteMounter cache(long duration, TimeUnit unit, CacheKeyGen keyGen);

        RouteMounter nocache();

        RouteMounter gzip();

        RouteMounter gzip(boolean enabled);

        /** @throws IllegalArgumentException without any access control, or with one that does not fit the method */
        void mount();
    }
}
