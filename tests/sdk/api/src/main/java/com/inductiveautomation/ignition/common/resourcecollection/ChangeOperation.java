package com.inductiveautomation.ignition.common.resourcecollection;

/** One change of a resource collection. Modifying and deleting name the signature they expect to find. */
public abstract class ChangeOperation {
    private ChangeOperation() {}

    public static CreateResourceOperation newCreateOp(Resource resource) {
        return new CreateResourceOperation(resource);
    }

    public static ModifyResourceOperation newModifyOp(Resource resource, ResourceSignature expected) {
        return new ModifyResourceOperation(resource, expected);
    }

    public static DeleteResourceOperation newDeleteOp(ResourceSignature expected) {
        return new DeleteResourceOperation(expected);
    }

    public abstract ResourceId getResourceId();

    public static final class CreateResourceOperation extends ChangeOperation {
        private final Resource resource;

        private CreateResourceOperation(Resource resource) {
            this.resource = resource;
        }

        public Resource getResource() {
            return resource;
        }

        @Override
        public ResourceId getResourceId() {
            return resource.getResourceId();
        }
    }

    public static final class ModifyResourceOperation extends ChangeOperation {
        private final Resource resource;
        private final ResourceSignature expected;

        private ModifyResourceOperation(Resource resource, ResourceSignature expected) {
            this.resource = resource;
            this.expected = expected;
        }

        public Resource getResource() {
            return resource;
        }

        public ResourceSignature getResourceSignature() {
            return expected;
        }

        @Override
        public ResourceId getResourceId() {
            return resource.getResourceId();
        }
    }

    public static final class DeleteResourceOperation extends ChangeOperation {
        private final ResourceSignature expected;

        private DeleteResourceOperation(ResourceSignature expected) {
            this.expected = expected;
        }

        public ResourceSignature getResourceSignature() {
            return expected;
        }

        @Override
        public ResourceId getResourceId() {
            return expected.resourceId();
        }
    }
}
