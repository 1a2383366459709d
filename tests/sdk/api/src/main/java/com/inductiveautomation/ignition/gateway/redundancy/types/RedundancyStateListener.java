package com.inductiveautomation.ignition.gateway.redundancy.types;

public interface RedundancyStateListener {
    void redundancyStateChanged(RedundancyState state);

    void redundancyConnStatusChanged(ClusterPeerConnectionStatus status);
}
