package dev.testgateway;

import com.inductiveautomation.ignition.common.script.ScriptManager;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a user's code as a scope of the gateway does: its manager, its kind of thread. */
final class ScriptThreads {
    private final Gateway gateway;
    private final ExecutorService messages = Executors.newCachedThreadPool(GatewayThreads.named("message-handlers"));
    private final ExecutorService perspective = Executors.newFixedThreadPool(4, GatewayThreads.named("perspective-worker"));
    private final Map<String, ExecutorService> single = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    ScriptThreads(Gateway gateway) {
        this.gateway = gateway;
    }

    void close() {
        messages.shutdownNow();
        perspective.shutdownNow();
        single.values().forEach(ExecutorService::shutdownNow);
    }

    /** @throws IllegalArgumentException for an unknown scope or project */
    Map<String, Object> run(String scope, String project, String code) throws Exception {
        if (project != null && gateway.projects().find(project).isEmpty()) {
            throw new IllegalArgumentException("no project '" + project + "', there are " + gateway.projects().getNames());
        }
        return switch (scope) {
            case "gateway" -> onNewThread(() -> execute(scope, project, code));
            case "tag" -> ofTags(project) ? gateway.tags().onEventThread(() -> tidily(() -> execute(scope, null, code))).get()
                    : single("tag-change-" + project).submit(() -> tidily(() -> execute(scope, project, code))).get();
            case "timer" -> single("timer-" + project).submit(() -> tidily(() -> execute(scope, project, code))).get();
            case "message" -> messages.submit(() -> tidily(() -> execute(scope, project, code))).get();
            case "perspective" -> perspective.submit(() -> tidily(() -> execute(scope, project, code))).get();
            default -> throw new IllegalArgumentException("unknown scope '" + scope + "': gateway tag timer message perspective designer vision");
        };
    }

    /** A tag's own script runs in the gateway's manager; one of another project is a project's tag-change event. */
    private boolean ofTags(String project) {
        return project == null || project.equals(gateway.options().scriptingProject());
    }

    private ExecutorService single(String name) {
        return single.computeIfAbsent(name, n -> Executors.newSingleThreadExecutor(GatewayThreads.named(n)));
    }

    private static <T> T tidily(Callable<T> work) throws Exception {
        try {
            return work.call();
        } finally {
            ScriptRun.tidy();
        }
    }

    private Map<String, Object> onNewThread(Callable<Map<String, Object>> work) throws Exception {
        FutureTask<Map<String, Object>> task = new FutureTask<>(work);
        GatewayThreads.make("script-" + count.incrementAndGet(), task).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        }
    }

    private Map<String, Object> execute(String scope, String project, String code) {
        ScriptManager manager = project == null ? gateway.managers().gateway() : gateway.managers().project(project);
        if (manager == null) throw new IllegalArgumentException("project '" + project + "' has no script manager yet");
        return ScriptRun.run(manager, project, scope + (project == null ? "" : " " + project), code);
    }
}
