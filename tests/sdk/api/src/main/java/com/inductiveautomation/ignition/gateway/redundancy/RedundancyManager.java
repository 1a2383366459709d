package com.inductiveautomation.ignition.gateway.redundancy;

import com.inductiveautomation.ignition.gateway.redundancy.types.RedundancyState;
import com.inductiveautomation.ignition.gateway.redundancy.types.RedundancyStateListener;

public interface RedundancyManager {
    RedundancyState getCurrentState();

    boolean isRedundancyEnabled();

    boolean isActive();

    boolean isMaster();

    void addRedundancyStateListener(RedundancyStateListener listener);

    void removeRedundancyStateListener(RedundancyStateListener listener);
}
