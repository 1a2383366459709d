package dev.testgateway.tags;

import com.inductiveautomation.ignition.common.script.ScriptContext;
import com.inductiveautomation.ignition.common.script.ScriptFunction;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import dev.testgateway.GatewayThreads;
import dev.testgateway.ScriptRun;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the event scripts of all tags on three threads, in the script manager of the gateway. */
final class TagEvents {
    static final int THREADS = 3;
    private static final Logger LOG = LoggerFactory.getLogger("Tags.Events");
    private static final String HEAD =
            "def valueChanged(tag, tagPath, previousValue, currentValue, initialChange, missedEvents):\n";

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, GatewayThreads.named("tag-event-scripts"));
    private final Supplier<ScriptManager> gateway;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong executed = new AtomicLong();
    private final Map<Tag, Compiled> compiled = new WeakHashMap<>();

    private record Compiled(ScriptManager manager, String script, ScriptFunction function) {}

    TagEvents(Supplier<ScriptManager> gateway) {
        this.gateway = gateway;
    }

    boolean changed(Tag tag, Object previous, Object current, boolean initial) {
        if (tag.script == null) return true;
        switch (tag.events.offer(previous, current, initial)) {
            case DROPPED -> {
                dropped.incrementAndGet();
                return false;
            }
            case START -> pool.execute(() -> work(tag));
            case QUEUED -> { }
        }
        return true;
    }

    /** One event, then to the end of the line: a busy tag must not keep a thread from the others. */
    private void work(Tag tag) {
        EventQueue.Event event = tag.events.next();
        if (event == null) return;
        run(tag, event);
        pool.execute(() -> work(tag));
    }

    private void run(Tag tag, EventQueue.Event event) {
        String description = tag.path + " valueChanged";
        try (ScriptContext context = ScriptContext.push(b -> b.tagProvider(tag.path.getSource()).description(description))) {
            Py.setSystemState((org.python.core.PySystemState) gateway.get().createLocalsMap().__finditem__("sys"));
            PyObject[] args = {
                Py.java2py(tag), Py.newUnicode(tag.path.toString()), Py.java2py(event.previous()),
                Py.java2py(event.current()), Py.newBoolean(event.initial()), Py.newBoolean(event.missed())
            };
            function(tag).invoke(args);
        } catch (Throwable t) {
            LOG.error("Error executing valueChanged of {}", tag.path, t);
        } finally {
            executed.incrementAndGet();
            ScriptRun.tidy();
        }
    }

    private ScriptFunction function(Tag tag) throws Exception {
        ScriptManager manager = gateway.get();
        synchronized (compiled) {
            Compiled c = compiled.get(tag);
            if (c == null || c.manager() != manager || !c.script().equals(tag.script)) {
                c = new Compiled(manager, tag.script, manager.compileFunction(HEAD + indented(tag.script), "valueChanged", "<" + tag.path + ">"));
                compiled.put(tag, c);
            }
            return c.function();
        }
    }

    private static String indented(String body) {
        if (body.isBlank()) return "\tpass\n";
        boolean already = body.lines().filter(l -> !l.isBlank() && !l.stripLeading().startsWith("#")).findFirst()
                .map(l -> Character.isWhitespace(l.charAt(0))).orElse(true);
        return already ? body + "\n" : "\t" + body.replace("\n", "\n\t") + "\n";
    }

    /** Forgets functions of a manager that was replaced. */
    void forgetCompiled() {
        synchronized (compiled) {
            compiled.clear();
        }
    }

    /** Runs something on the threads of the event scripts. */
    <T> Future<T> submit(Callable<T> work) {
        return pool.submit(work);
    }

    Map<String, Object> describe() {
        return Map.of("executed", executed.get(), "dropped", dropped.get(), "threads", THREADS, "queuePerTag", EventQueue.LIMIT);
    }

    void close() {
        pool.shutdownNow();
    }
}
