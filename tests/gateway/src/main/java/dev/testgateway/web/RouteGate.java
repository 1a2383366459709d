package dev.testgateway.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets so many requests in at once and so many wait; turns the rest away. */
final class RouteGate {
    private static final RouteGate OPEN = new RouteGate(Integer.MAX_VALUE, 0);

    private final Semaphore places;
    private final int maxQueued;
    private final AtomicInteger queued = new AtomicInteger();

    RouteGate(int maxConcurrent, int maxQueued) {
        this.places = new Semaphore(maxConcurrent, true);
        this.maxQueued = maxQueued;
    }

    static RouteGate open() {
        return OPEN;
    }

    /** False when the request must be turned away; otherwise {@link #leave()} is owed. */
    boolean enter() throws InterruptedException {
        if (places.tryAcquire()) {
            return true;
        }
        try {
            if (queued.incrementAndGet() > maxQueued) {
                return false;
            }
            places.acquire();
            return true;
        } finally {
            queued.decrementAndGet();
        }
    }

    void leave() {
        places.release();
    }
}
