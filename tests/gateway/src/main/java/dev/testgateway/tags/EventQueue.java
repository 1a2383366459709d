package dev.testgateway.tags;

import java.util.ArrayDeque;
import java.util.Deque;

/** The waiting events of one tag: five, the next ones are dropped, and the one after a drop says that some were missed. */
final class EventQueue {
    static final int LIMIT = 5;

    record Event(Object previous, Object current, boolean initial, boolean missed) {}

    private final Deque<Event> waiting = new ArrayDeque<>();
    private boolean missed;
    private boolean busy;

    /** @return DROPPED, QUEUED behind others, or START: nobody works on this queue, the caller must see to it */
    synchronized Offer offer(Object previous, Object current, boolean initial) {
        if (waiting.size() >= LIMIT) {
            missed = true;
            return Offer.DROPPED;
        }
        waiting.addLast(new Event(previous, current, initial, false));
        if (busy) return Offer.QUEUED;
        busy = true;
        return Offer.START;
    }

    /** The next event; null ends the work. */
    synchronized Event next() {
        Event event = waiting.pollFirst();
        if (event == null) {
            busy = false;
            return null;
        }
        if (!missed) return event;
        missed = false;
        return new Event(event.previous(), event.current(), event.initial(), true);
    }

    enum Offer {
        DROPPED,
        QUEUED,
        START
    }
}
