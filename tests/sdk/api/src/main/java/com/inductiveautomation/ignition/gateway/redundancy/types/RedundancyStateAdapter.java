package com.inductiveautomation.ignition.gateway.redundancy.types;

public class RedundancyStateAdapter implements RedundancyStateListener {
    @Override
    public void redundancyStateChanged(RedundancyState state) {}

    @Override
    public void redundancyConnStatusChanged(ClusterPeerConnectionStatus status) {}
}
