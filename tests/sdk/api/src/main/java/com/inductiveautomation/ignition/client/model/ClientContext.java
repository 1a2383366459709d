package com.inductiveautomation.ignition.client.model;

import com.inductiveautomation.ignition.common.model.CommonContext;

public interface ClientContext extends CommonContext {
    String getProjectName();
}
