package com.inductiveautomation.ignition.gateway.resourcecollection;

import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import java.util.List;

public record PushOperation(String collectionName, List<ChangeOperation> changes) {}
