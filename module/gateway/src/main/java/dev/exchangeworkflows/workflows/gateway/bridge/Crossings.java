package dev.exchangeworkflows.workflows.gateway.bridge;

import java.util.ArrayDeque;
import java.util.Deque;

/** Which interpreters, and who, called in on this thread; innermost first. */
final class Crossings {
    private final ThreadLocal<Deque<Crossing>> stack = ThreadLocal.withInitial(ArrayDeque::new);

    void push(Crossing crossing) {
        stack.get().push(crossing);
    }

    void pop() {
        Deque<Crossing> crossings = stack.get();
        crossings.pop();
        if (crossings.isEmpty()) {
            stack.remove();
        }
    }

    /** Null when the engine works for itself on this thread. */
    Crossing top() {
        Deque<Crossing> crossings = stack.get();
        if (crossings.isEmpty()) {
            stack.remove();
            return null;
        }
        return crossings.peek();
    }
}
