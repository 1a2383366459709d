package dev.testgateway.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** {@code /res/<mount>/<file>} out of a module, {@code /res/sys/<file>} out of the gateway. */
final class ResServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String GATEWAY = "sys";

    private final transient Function<String, Optional<ModuleFiles>> mounts;
    private final transient SystemFiles system;

    ResServlet(Function<String, Optional<ModuleFiles>> mounts, SystemFiles system) {
        this.mounts = mounts;
        this.system = system;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MountPath path = MountPath.of(request);
        String file = URLDecoder.decode(path.rest().replace("+", "%2B"), StandardCharsets.UTF_8);
        Optional<byte[]> bytes =
                path.mount().equals(GATEWAY) ? system.read(file) : ofModule(path.mount(), file, response);
        if (bytes.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            send(file, bytes.get(), request, response);
        }
    }

    private Optional<byte[]> ofModule(String mount, String file, HttpServletResponse response) throws IOException {
        Optional<ModuleFiles> files = mounts.apply(mount);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        files.get().hook().onMountedResourceRequest(file, response);
        return files.get().read(file);
    }

    /** Always asked for again, so that an upgraded module's page is the new one. */
    private static void send(String file, byte[] bytes, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String tag = '"' + Digest.sha256(bytes).substring(0, 32) + '"';
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(MediaTypes.of(file));
        response.getOutputStream().write(bytes);
    }
}
