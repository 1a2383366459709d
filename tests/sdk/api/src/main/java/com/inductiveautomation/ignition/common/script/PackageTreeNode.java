package com.inductiveautomation.ignition.common.script;

import com.inductiveautomation.ignition.common.script.typing.CompletionDescriptor;
import java.util.List;
import java.util.Map;

/** One package of the completion tree. */
public record PackageTreeNode(
        String name,
        Map<String, PackageTreeNode> children,
        List<CompletionDescriptor.Method> methods,
        List<CompletionDescriptor.Field> fields) {}
