package com.inductiveautomation.ignition.common.script.typing;

import java.util.List;

/** What a completion popup shows for one name. */
public interface CompletionDescriptor {
    String getName();

    String getDescription();

    boolean isDeprecated();

    interface Method extends CompletionDescriptor {
        List<? extends Parameter> getParameters();

        String getReturnType();

        String getReturnDescription();
    }

    interface Parameter {
        String getName();

        String getDescription();

        String getType();

        boolean getOptional();

        String getDefault();
    }

    interface Field extends CompletionDescriptor {
        String getType();
    }
}
