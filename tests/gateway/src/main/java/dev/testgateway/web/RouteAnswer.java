package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes a rendered answer. A status that the handler set stays. */
final class RouteAnswer {
    private RouteAnswer() {}

    static void send(Route route, RequestContext context, HttpServletResponse response, String body)
            throws IOException {
        if (response.getContentType() == null) {
            response.setContentType(route.type());
        }
        response.setCharacterEncoding("UTF-8");
        if (route.nocache()) {
            response.setHeader("Cache-Control", "no-cache, no-store, must-revalidate");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (route.gzip() && takesGzip(context)) {
            response.setHeader("Content-Encoding", "gzip");
            try (OutputStream out = new GZIPOutputStream(response.getOutputStream())) {
                out.write(bytes);
            }
        } else {
            response.getOutputStream().write(bytes);
        }
    }

    private static boolean takesGzip(RequestContext context) {
        String accepted = context.getRequest().getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }
}
