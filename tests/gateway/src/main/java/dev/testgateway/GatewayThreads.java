package dev.testgateway;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads of the gateway itself. They are made without the caller's access-control context: a thread made while code
 * of a module is on the stack would otherwise count as the module's, and hold its loader.
 */
@SuppressWarnings("removal")
public final class GatewayThreads {
    private GatewayThreads() {}

    public static ThreadFactory named(String prefix) {
        AtomicInteger n = new AtomicInteger();
        return task -> make(prefix + "-" + n.incrementAndGet(), task);
    }

    public static Thread make(String name, Runnable task) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(GatewayThreads.class.getClassLoader());
            return thread;
        });
    }
}
