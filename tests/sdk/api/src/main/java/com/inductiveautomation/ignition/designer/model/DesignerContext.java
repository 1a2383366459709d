package com.inductiveautomation.ignition.designer.model;

import com.inductiveautomation.ignition.client.model.ClientContext;

public interface DesignerContext extends ClientContext {}
