package dev.testgateway.web;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Tells which module calls, by the class loaders on the stack; so it also works on a module's own threads. */
final class Owners {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Function<ClassLoader, Optional<String>> moduleOf;

    Owners(Function<ClassLoader, Optional<String>> moduleOf) {
        this.moduleOf = moduleOf;
    }

    /** Empty when no module is on the stack. */
    Optional<String> caller() {
        return STACK.walk(frames -> frames.map(frame -> frame.getDeclaringClass().getClassLoader())
                .filter(Objects::nonNull)
                .distinct()
                .map(moduleOf)
                .flatMap(Optional::stream)
                .findFirst());
    }
}
