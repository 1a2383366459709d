package dev.testgateway;

import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What the event scripts of a test call; public, or Jython would not see it. */
public final class TagEventsSeen {
    static final List<String> EVENTS = new CopyOnWriteArrayList<>();
    static final Set<String> THREADS = ConcurrentHashMap.newKeySet();
    static volatile CountDownLatch gate = new CountDownLatch(0);
    static volatile CountDownLatch entered = new CountDownLatch(0);

    private TagEventsSeen() {}

    public static void event(String path, QualifiedValue previous, QualifiedValue current, boolean initial, boolean missed) throws InterruptedException {
        THREADS.add(Thread.currentThread().getName());
        EVENTS.add(path + " " + previous.getValue() + ">" + current.getValue() + (initial ? " initial" : "") + (missed ? " missed" : ""));
        entered.countDown();
        gate.await();
    }
}
