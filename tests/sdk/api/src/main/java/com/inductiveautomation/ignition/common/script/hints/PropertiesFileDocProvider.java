package com.inductiveautomation.ignition.common.script.hints;

import com.inductiveautomation.ignition.common.BundleUtil;
import com.inductiveautomation.ignition.common.script.typing.CompletionDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Texts from the bundle that the method's annotation names: {@code m.desc}, {@code m.param.x}, {@code m.returns}. */
public class PropertiesFileDocProvider implements ScriptFunctionDocProvider {
    @Override
    public CompletionDescriptor.Method getMethodDescriptor(String path, Method method) {
        String base = prefix(method) + "." + method.getName();
        List<CompletionDescriptor.Parameter> parameters = new ArrayList<>();
        for (Parameter p : method.getParameters()) {
            ScriptArg arg = p.getAnnotation(ScriptArg.class);
            String name = arg == null ? p.getName() : arg.value();
            parameters.add(new Arg(name, text(base + ".param." + name), p.getType().getSimpleName(), arg != null && arg.optional()));
        }
        return new Described(method.getName(), text(base + ".desc"), method.isAnnotationPresent(Deprecated.class),
                parameters, method.getReturnType().getSimpleName(), text(base + ".returns"));
    }

    private static String prefix(Method method) {
        JythonElement element = method.getAnnotation(JythonElement.class);
        if (element != null && !element.docBundlePrefix().isEmpty()) return element.docBundlePrefix();
        ScriptFunction function = method.getAnnotation(ScriptFunction.class);
        if (function != null && !function.docBundlePrefix().isEmpty()) return function.docBundlePrefix();
        return method.getDeclaringClass().getSimpleName();
    }

    private static String text(String key) {
        return BundleUtil.get().hasKey(key) ? BundleUtil.get().getString(key) : "";
    }

    private record Arg(String name, String description, String type, boolean optional)
            implements CompletionDescriptor.Parameter {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getDescription() {
            return description;
        }

        @Override
        public String getType() {
            return type;
        }

        @Override
        public boolean getOptional() {
            return optional;
        }

        @Override
        public String getDefault() {
            return null;
        }
    }

    private record Described(
            String name, String description, boolean deprecated, List<CompletionDescriptor.Parameter> parameters,
            String returnType, String returns)
            implements CompletionDescriptor.Method {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getDescription() {
            return description;
        }

        @Override
        public boolean isDeprecated() {
            return deprecated;
        }

        @Override
        public List<? extends CompletionDescriptor.Parameter> getParameters() {
            return parameters;
        }

        @Override
        public String getReturnType() {
            return returnType;
        }

        @Override
        public String getReturnDescription() {
            return returns;
        }
    }
}
