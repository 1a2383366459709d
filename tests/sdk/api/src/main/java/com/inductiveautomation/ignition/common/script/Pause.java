package com.inductiveautomation.ignition.common.script;

/** Holds scripts back while it is on; an interrupt lets one through. */
final class Pause {
    private boolean on;

    synchronized void set(boolean value) {
        on = value;
        notifyAll();
    }

    synchronized void await() {
        while (on) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
