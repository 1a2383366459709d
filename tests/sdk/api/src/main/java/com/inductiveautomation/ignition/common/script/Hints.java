package com.inductiveautomation.ignition.common.script;

import com.inductiveautomation.ignition.common.script.hints.NoHint;
import com.inductiveautomation.ignition.common.script.hints.ScriptFunctionDocProvider;
import com.inductiveautomation.ignition.common.script.typing.CompletionDescriptor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The documented functions of one manager, as a tree of packages. */
final class Hints {
    private final Map<String, PackageTreeNode> roots = new TreeMap<>();

    PackageTreeNode tree() {
        return node("", roots);
    }

    private static PackageTreeNode node(String name, Map<String, PackageTreeNode> children) {
        return new PackageTreeNode(name, children, new ArrayList<>(), new ArrayList<>());
    }

    void remember(String path, Map<String, List<Method>> methods, ScriptFunctionDocProvider docs) {
        Map<String, PackageTreeNode> at = roots;
        PackageTreeNode target = null;
        for (String part : path.split("\\.")) {
            target = at.computeIfAbsent(part, name -> node(name, new TreeMap<>()));
            at = target.children();
        }
        for (List<Method> overloads : methods.values()) {
            for (Method m : overloads) {
                if (!m.isAnnotationPresent(NoHint.class)) add(target.methods(), docs.getMethodDescriptor(path, m));
            }
        }
    }

    /** The first of a name stays, as with the functions themselves. */
    private static void add(List<CompletionDescriptor.Method> known, CompletionDescriptor.Method method) {
        if (known.stream().noneMatch(k -> k.getName().equals(method.getName()))) known.add(method);
    }
}
