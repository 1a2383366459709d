package dev.testgateway.web.config;

import com.inductiveautomation.ignition.common.gson.JsonParseException;
import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceId;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceSignature;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMeta;
import com.inductiveautomation.ignition.gateway.config.ValidationErrors;
import java.util.Optional;

/** One change on its way to disk. No expected signature means that there must be nothing yet. */
record Push(String verb, ResourceId id, Resource resource, ResourceSignature expected, ConfigStore store) {
    static Push of(ChangeOperation change, ConfigStore store) {
        if (change instanceof ChangeOperation.CreateResourceOperation create) {
            return new Push("CREATE", create.getResourceId(), create.getResource(), null, store);
        }
        if (change instanceof ChangeOperation.ModifyResourceOperation modify) {
            return new Push(
                    "MODIFY", modify.getResourceId(), modify.getResource(), modify.getResourceSignature(), store);
        }
        ChangeOperation.DeleteResourceOperation delete = (ChangeOperation.DeleteResourceOperation) change;
        return new Push("DELETE", delete.getResourceId(), null, delete.getResourceSignature(), store);
    }

    void check(ConfigFiles files) throws PushException {
        Optional<Resource> now = files.read(type(), name());
        if (expected == null && now.isPresent()) {
            throw illegal("it exists");
        }
        if (expected != null && now.isEmpty()) {
            throw illegal("there is none");
        }
        if (expected != null && !now.get().getResourceSignature().signature().equals(expected.signature())) {
            throw illegal("signature mismatch");
        }
        if (resource != null) {
            validate(store.find(type()).orElseThrow(() -> illegal("the type is not registered")));
        }
    }

    private <T> void validate(ResourceTypeMeta<T> meta) throws PushException {
        if (meta.isSingleton() != name().isEmpty()) {
            throw illegal(meta.isSingleton() ? "the type has one resource without a name" : "a name is needed");
        }
        if (name().startsWith(".") || name().contains("/") || name().contains("\\")) {
            throw illegal("the name is no file name");
        }
        ValidationErrors errors = meta.validate(decoded(meta));
        if (!errors.isEmpty()) {
            throw illegal(errors.getFieldErrors().toString());
        }
    }

    private <T> T decoded(ResourceTypeMeta<T> meta) throws PushException {
        try {
            return meta.getCodec().decode(resource);
        } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
            throw new PushException(message(String.valueOf(e.getMessage())), e);
        }
    }

    void apply(ConfigFiles files, String actor) {
        if (resource == null) {
            files.delete(type(), name());
        } else {
            files.write(type(), name(), resource.getData(ConfigFiles.CONFIG).orElseThrow().getBytes(), actor);
        }
    }

    private ResourceType type() {
        return id.resourcePath().getResourceType();
    }

    private String name() {
        return id.resourcePath().getPath();
    }

    private PushException illegal(String why) {
        return new PushException(message(why));
    }

    private String message(String why) {
        return "%s illegal: %s for '%s'".formatted(verb, why, id);
    }
}
