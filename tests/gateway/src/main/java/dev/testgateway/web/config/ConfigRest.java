package dev.testgateway.web.config;

import com.inductiveautomation.ignition.common.gson.JsonArray;
import com.inductiveautomation.ignition.common.gson.JsonElement;
import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.common.gson.JsonParseException;
import com.inductiveautomation.ignition.common.gson.JsonParser;
import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceId;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceSignature;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code /data/api/v1/resources/...}, for types with a route delegate only. */
public final class ConfigRest {
    private static final String ROOT = "/v1/resources";

    private final ConfigStore store;

    private ConfigRest(ConfigStore store) {
        this.store = store;
    }

    public static void mount(RouteGroup routes, ConfigStore store) {
        ConfigRest rest = new ConfigRest(store);
        rest.route(routes, HttpMethod.GET, "/singleton/:module/:type", rest::singleton);
        rest.route(routes, HttpMethod.GET, "/find/:module/:type/:name", rest::find);
        rest.route(routes, HttpMethod.GET, "/list/:module/:type", rest::list);
        rest.route(routes, HttpMethod.GET, "/names/:module/:type", rest::names);
        rest.route(routes, HttpMethod.POST, "/:module/:type", rest::create);
        rest.route(routes, HttpMethod.PUT, "/:module/:type", rest::modify);
        rest.route(routes, HttpMethod.DELETE, "/:module/:type/:name/:signature", rest::delete);
    }

    private void route(RouteGroup routes, HttpMethod method, String path, RouteHandler handler) {
        routes.newRoute(ROOT + path)
                .method(method)
                .type(RouteGroup.TYPE_JSON)
                .requirePermission(method == HttpMethod.GET ? PermissionType.READ : PermissionType.WRITE)
                .handler((request, response) -> guarded(handler, request, response))
                .mount();
    }

    private Object guarded(RouteHandler handler, RequestContext request, HttpServletResponse response)
            throws Exception {
        boolean onRest = store.find(type(request))
                .flatMap(meta -> meta.getRouteDelegate())
                .isPresent();
        if (!onRest) {
            return problem(response, HttpServletResponse.SC_NOT_FOUND, "No such resource type: " + type(request));
        }
        try {
            return handler.handle(request, response);
        } catch (PushException e) {
            return problem(response, HttpServletResponse.SC_CONFLICT, e.getMessage());
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            return problem(response, HttpServletResponse.SC_BAD_REQUEST, "The body is not as expected: " + e);
        }
    }

    private Object singleton(RequestContext request, HttpServletResponse response) {
        return one(request, "", response);
    }

    private Object find(RequestContext request, HttpServletResponse response) {
        return one(request, request.getParameter("name"), response);
    }

    private Object one(RequestContext request, String name, HttpServletResponse response) {
        return store.getResources(type(request)).stream()
                .filter(resource -> resource.getResourcePath().getPath().equals(name))
                .findFirst()
                .map(ConfigRest::json)
                .orElseGet(() -> problem(response, HttpServletResponse.SC_NOT_FOUND, "No such resource: " + name));
    }

    private Object list(RequestContext request, HttpServletResponse response) {
        JsonArray items = new JsonArray();
        store.getResources(type(request)).forEach(resource -> items.add(json(resource)));
        JsonObject answer = new JsonObject();
        answer.add("items", items);
        return answer;
    }

    private Object names(RequestContext request, HttpServletResponse response) {
        JsonArray names = new JsonArray();
        store.getResources(type(request)).forEach(resource -> names.add(resource.getResourceName()));
        JsonObject answer = new JsonObject();
        answer.add("items", names);
        return answer;
    }

    private Object create(RequestContext request, HttpServletResponse response) throws IOException, PushException {
        List<ChangeOperation> changes = new ArrayList<>();
        for (JsonElement item : items(request)) {
            changes.add(ChangeOperation.newCreateOp(resource(request, item.getAsJsonObject())));
        }
        return pushed(request, changes);
    }

    private Object modify(RequestContext request, HttpServletResponse response) throws IOException, PushException {
        List<ChangeOperation> changes = new ArrayList<>();
        for (JsonElement item : items(request)) {
            Resource resource = resource(request, item.getAsJsonObject());
            String signature = item.getAsJsonObject().get("signature").getAsString();
            changes.add(ChangeOperation.newModifyOp(
                    resource, new ResourceSignature(resource.getResourceId(), signature)));
        }
        return pushed(request, changes);
    }

    private Object delete(RequestContext request, HttpServletResponse response) throws PushException {
        ResourceId id =
                new ResourceId(ConfigFiles.COLLECTION, new ResourcePath(type(request), request.getParameter("name")));
        return pushed(
                request,
                List.of(ChangeOperation.newDeleteOp(new ResourceSignature(id, request.getParameter("signature")))));
    }

    private Object pushed(RequestContext request, List<ChangeOperation> changes) throws PushException {
        store.push(changes, request.getActor());
        JsonArray done = new JsonArray();
        changes.forEach(change -> done.add(change.getResourceId().resourcePath().getName()));
        JsonObject answer = new JsonObject();
        answer.addProperty("success", true);
        answer.add("changes", done);
        return answer;
    }

    private static JsonArray items(RequestContext request) throws IOException {
        return JsonParser.parseString(request.readBody()).getAsJsonArray();
    }

    private Resource resource(RequestContext request, JsonObject item) {
        ResourceType type = type(request);
        boolean singleton = store.find(type).orElseThrow().isSingleton();
        String name = singleton ? "" : item.get("name").getAsString();
        return Resource.newBuilder()
                .setCollectionName(ConfigFiles.COLLECTION)
                .setResourcePath(new ResourcePath(type, name))
                .putData(
                        ConfigFiles.CONFIG,
                        item.getAsJsonObject("config").toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static JsonObject json(Resource resource) {
        JsonObject json = new JsonObject();
        String name = resource.getResourcePath().getPath();
        json.addProperty("name", name.isEmpty() ? resource.getResourceType().typeId() : name);
        json.addProperty("collection", resource.getCollectionName());
        json.addProperty("enabled", true);
        json.addProperty("signature", resource.getResourceSignature().signature());
        String config = resource.getData(ConfigFiles.CONFIG).orElseThrow().getBytesAsString();
        json.add("config", JsonParser.parseString(config));
        return json;
    }

    private static JsonObject problem(HttpServletResponse response, int status, String message) {
        response.setStatus(status);
        JsonObject problem = new JsonObject();
        problem.addProperty("message", message);
        JsonObject answer = new JsonObject();
        answer.addProperty("success", false);
        answer.add("problem", problem);
        return answer;
    }

    private static ResourceType type(RequestContext request) {
        return new ResourceType(request.getParameter("module"), request.getParameter("type"));
    }
}

