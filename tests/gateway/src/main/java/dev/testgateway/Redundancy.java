package dev.testgateway;

import com.inductiveautomation.ignition.gateway.redundancy.RedundancyManager;
import com.inductiveautomation.ignition.gateway.redundancy.types.ActivityLevel;
import com.inductiveautomation.ignition.gateway.redundancy.types.NodeRole;
import com.inductiveautomation.ignition.gateway.redundancy.types.RedundancyState;
import com.inductiveautomation.ignition.gateway.redundancy.types.RedundancyStateListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What this node thinks of its pair. Set from the control port; the listener hears what polling shows. */
final class Redundancy implements RedundancyManager {
    private final List<RedundancyStateListener> listeners = new CopyOnWriteArrayList<>();
    private volatile RedundancyState state = new RedundancyState(NodeRole.Independent, ActivityLevel.Active);

    void set(String role, String activity) {
        RedundancyState next = new RedundancyState(
                role == null ? state.getRole() : NodeRole.valueOf(capital(role)),
                activity == null ? state.getActivityLevel() : ActivityLevel.valueOf(capital(activity)));
        state = next;
        for (RedundancyStateListener l : listeners) {
            try {
                l.redundancyStateChanged(next);
            } catch (Throwable t) {
                LoggerFactory.getLogger("Redundancy").error("a listener failed", t);
            }
        }
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase() + word.substring(1).toLowerCase();
    }

    @Override
    public RedundancyState getCurrentState() {
        return state;
    }

    @Override
    public boolean isRedundancyEnabled() {
        return state.getRole() != NodeRole.Independent;
    }

    @Override
    public boolean isActive() {
        return state.getActivityLevel() == ActivityLevel.Active;
    }

    @Override
    public boolean isMaster() {
        return state.getRole() == NodeRole.Master;
    }

    @Override
    public void addRedundancyStateListener(RedundancyStateListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeRedundancyStateListener(RedundancyStateListener listener) {
        listeners.remove(listener);
    }

    int forget(ClassLoader loader) {
        int before = listeners.size();
        listeners.removeIf(l -> l.getClass().getClassLoader() == loader);
        return before - listeners.size();
    }

    Map<String, Object> describe() {
        return Map.of("role", state.getRole().name(), "activity", state.getActivityLevel().name());
    }
}
