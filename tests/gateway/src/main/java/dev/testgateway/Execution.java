package dev.testgateway;

import com.inductiveautomation.ignition.common.execution.ExecutionManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The gateway's shared timer. */
final class Execution implements ExecutionManager {
    final ScheduledExecutorService pool;
    private final Map<String, Future<?>> tasks = new ConcurrentHashMap<>();

    Execution(String name, int threads) {
        this.pool = Executors.newScheduledThreadPool(threads, GatewayThreads.named("execution-" + name));
    }

    private static String key(String owner, String name) {
        return owner + "\u0000" + name;
    }

    private void keep(String owner, String name, Future<?> task) {
        Future<?> old = tasks.put(key(owner, name), task);
        if (old != null) old.cancel(false);
    }

    @Override
    public void register(String owner, String name, Runnable task, int ms) {
        register(owner, name, task, ms, TimeUnit.MILLISECONDS);
    }

    @Override
    public void register(String owner, String name, Runnable task, int rate, TimeUnit unit) {
        keep(owner, name, pool.scheduleWithFixedDelay(task, rate, rate, unit));
    }

    @Override
    public void registerAtFixedRate(String owner, String name, Runnable task, int rate, TimeUnit unit) {
        keep(owner, name, pool.scheduleAtFixedRate(task, rate, rate, unit));
    }

    @Override
    public void executeOnce(Runnable task) {
        pool.execute(task);
    }

    @Override
    public ScheduledFuture<?> executeOnce(Runnable task, long delay, TimeUnit unit) {
        return pool.schedule(task, delay, unit);
    }

    @Override
    public void unRegister(String owner, String name) {
        Future<?> task = tasks.remove(key(owner, name));
        if (task != null) task.cancel(false);
    }

    @Override
    public void unRegisterAll(String owner) {
        tasks.keySet().stream().filter(k -> k.startsWith(owner + "\u0000")).toList()
                .forEach(k -> unRegister(owner, k.substring(owner.length() + 1)));
    }

    @Override
    public void shutdown() {
        pool.shutdownNow();
    }
}
