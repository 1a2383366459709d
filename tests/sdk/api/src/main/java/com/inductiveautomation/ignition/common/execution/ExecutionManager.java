package com.inductiveautomation.ignition.common.execution;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

public interface ExecutionManager {
    void register(String owner, String name, Runnable task, int ms);

    void register(String owner, String name, Runnable task, int rate, TimeUnit unit);

    void registerAtFixedRate(String owner, String name, Runnable task, int rate, TimeUnit unit);

    void executeOnce(Runnable task);

    ScheduledFuture<?> executeOnce(Runnable task, long delay, TimeUnit unit);

    void unRegister(String owner, String name);

    void unRegisterAll(String owner);

    void shutdown();
}
