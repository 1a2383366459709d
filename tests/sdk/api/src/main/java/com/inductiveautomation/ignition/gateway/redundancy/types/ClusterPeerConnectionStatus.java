package com.inductiveautomation.ignition.gateway.redundancy.types;

public enum ClusterPeerConnectionStatus {
    NotConnected,
    Connecting,
    Connected
}
