package dev.exchangeworkflows.workflows.gateway.redundancy;

import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.redundancy.types.ActivityLevel;
import com.inductiveautomation.ignition.gateway.redundancy.types.ClusterPeerConnectionStatus;
import com.inductiveautomation.ignition.gateway.redundancy.types.RedundancyState;
import com.inductiveautomation.ignition.gateway.redundancy.types.RedundancyStateListener;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Watches whether this node of a redundant pair may start work; listens, and asks again every second. */
public final class Activity implements RedundancyStateListener, AutoCloseable {
    private static final int POLL_MS = 1000;

    private final GatewayContext context;
    private final Consumer<Boolean> onChange;
    private final ScheduledExecutorService poll;
    private boolean active;

    public Activity(GatewayContext context, Consumer<Boolean> onChange) {
        this.context = context;
        this.onChange = onChange;
        this.active = isActive(context);
        this.poll = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "workflows-redundancy");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static boolean isActive(GatewayContext context) {
        return context.getRedundancyManager().getCurrentState().getActivityLevel() == ActivityLevel.Active;
    }

    public void startup() {
        context.getRedundancyManager().addRedundancyStateListener(this);
        poll.scheduleWithFixedDelay(this::look, POLL_MS, POLL_MS, TimeUnit.MILLISECONDS);
    }

    /** The change is told on our own thread: a listener must not hold up the platform. */
    @Override
    public void redundancyStateChanged(RedundancyState state) {
        if (!poll.isShutdown()) {
            poll.execute(this::look);
        }
    }

    @Override
    public void redundancyConnStatusChanged(ClusterPeerConnectionStatus status) {}

    private void look() {
        try {
            boolean now = isActive(context);
            if (now != active) {
                active = now;
                onChange.accept(now);
            }
        } catch (RuntimeException e) {
            LoggerFactory.getLogger("exchange.workflows.redundancy").warn("The redundancy state is unknown", e);
        }
    }

    @Override
    public void close() {
        context.getRedundancyManager().removeRedundancyStateListener(this);
        poll.shutdownNow();
    }
}
