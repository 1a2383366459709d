package com.inductiveautomation.ignition.common.script;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyIgnoreMethodTag;
import org.python.core.PyObject;
import org.python.core.PyReflectedFunction;
import org.python.core.PyString;

/** What a registered Java object exposes to scripts. */
final class JavaFunctions {
    private JavaFunctions() {}

    /** The functions by name; {@code instance} null exposes statics only. */
    static Map<String, List<Method>> methods(Class<?> type, boolean staticsOnly) {
        Map<String, List<Method>> found = new LinkedHashMap<>();
        for (Method m : type.getMethods()) {
            if (exposed(m) && (!staticsOnly || Modifier.isStatic(m.getModifiers()))) {
                found.computeIfAbsent(m.getName(), n -> new ArrayList<>()).add(m);
            }
        }
        return found;
    }

    private static boolean exposed(Method m) {
        if (m.isSynthetic() || m.isBridge() || m.getName().contains("$")) return false;
        if (m.getDeclaringClass() == Object.class) return false;
        for (Class<?> e : m.getExceptionTypes()) if (e == PyIgnoreMethodTag.class) return false;
        return true;
    }

    static Map<String, PyObject> constants(Class<?> type) {
        Map<String, PyObject> found = new LinkedHashMap<>();
        for (Field f : type.getFields()) {
            int flags = Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL;
            if ((f.getModifiers() & flags) != flags || f.getName().contains("$")) continue;
            try {
                f.setAccessible(true);
                found.put(f.getName(), Py.java2py(f.get(null)));
            } catch (ReflectiveOperationException | RuntimeException e) {
                throw new IllegalArgumentException("cannot read " + f, e);
            }
        }
        return found;
    }

    static PyObject function(String name, List<Method> methods, Object instance) {
        methods.forEach(m -> m.setAccessible(true));
        Method first = methods.get(0);
        if (first.isAnnotationPresent(KeywordArgs.class)) return new Keywords(name, first, instance);
        return new Plain(name, methods, instance);
    }

    /** Holds the instance for reflection without giving Jython a type of its class. */
    private static final class Self extends PyObject {
        private final Object instance;

        Self(Object instance) {
            this.instance = instance;
        }

        @Override
        public Object __tojava__(Class<?> type) {
            return type.isInstance(instance) ? instance : Py.NoConversion;
        }
    }

    private abstract static class Named extends PyObject {
        final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public boolean isCallable() {
            return true;
        }

        @Override
        public PyObject __findattr_ex__(String attribute) {
            return attribute.equals("__name__") ? new PyString(name) : super.__findattr_ex__(attribute);
        }

        @Override
        public String toString() {
            return "<function " + name + ">";
        }
    }

    private static final class Plain extends Named {
        private final PyReflectedFunction function;
        private final PyObject self;

        Plain(String name, List<Method> methods, Object instance) {
            super(name);
            this.function = new PyReflectedFunction(methods.toArray(new Method[0]));
            this.self = instance == null ? null : new Self(instance);
        }

        @Override
        public PyObject __call__(PyObject[] args, String[] keywords) {
            return self == null ? function.__call__(args, keywords) : function.__call__(self, args, keywords);
        }
    }

    private static final class Keywords extends Named {
        private final Method method;
        private final Object instance;

        Keywords(String name, Method method, Object instance) {
            super(name);
            this.method = method;
            this.instance = instance;
        }

        @Override
        public PyObject __call__(PyObject[] args, String[] keywords) {
            try {
                return Py.java2py(method.invoke(instance, args, keywords));
            } catch (InvocationTargetException e) {
                throw Py.JavaError(e.getCause());
            } catch (IllegalAccessException e) {
                throw Py.JavaError(e);
            }
        }
    }
}
