package com.inductiveautomation.ignition.gateway.redundancy.types;

public class RedundancyState {
    private final NodeRole role;
    private final ActivityLevel activityLevel;

    public RedundancyState(NodeRole role, ActivityLevel activityLevel) {
        this.role = role;
        this.activityLevel = activityLevel;
    }

    public NodeRole getRole() {
        return role;
    }

    public ActivityLevel getActivityLevel() {
        return activityLevel;
    }

    @Override
    public String toString() {
        return role + "/" + activityLevel;
    }
}
