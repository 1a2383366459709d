package dev.testgateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A gateway for a test, with what the test needs around it. */
final class World implements AutoCloseable {
    final Path folder;
    final Path projects;
    private final List<String> args = new ArrayList<>();
    Gateway gateway;

    World(Path folder) {
        this.folder = folder;
        this.projects = folder.resolve("projects");
        args.addAll(List.of("--home", folder.resolve("home").toString(), "--port", "0", "--control-port", "0",
                "--projects", projects.toString(), "--reload-delay", "0.05"));
    }

    World with(String... more) {
        args.addAll(List.of(more));
        return this;
    }

    World project(String name) throws IOException {
        Files.createDirectories(projects.resolve(name));
        Files.writeString(projects.resolve(name).resolve("project.json"), "{\"title\":\"" + name + "\",\"enabled\":true}");
        return this;
    }

    World script(String project, String path, String code) throws IOException {
        Path folder = projects.resolve(project).resolve("ignition/script-python").resolve(path);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("code.py"), code);
        Files.writeString(folder.resolve("resource.json"), "{\"scope\":\"A\",\"version\":1,\"files\":[\"code.py\"]}");
        return this;
    }

    World start() throws Exception {
        gateway = new Gateway(Options.parse(args.toArray(new String[0])), new NoFace()).start();
        return this;
    }

    Object result(String scope, String project, String code) throws Exception {
        Map<String, Object> answer = gateway.scripts().run(scope, project, code);
        if (!Boolean.TRUE.equals(answer.get("ok"))) throw new AssertionError(String.valueOf(answer.get("error")));
        return answer.get("result");
    }

    /** Until true; fails after ten seconds. */
    static void eventually(String what, BooleanSupplier question) throws InterruptedException {
        eventually(what, 10, question::getAsBoolean);
    }

    private static boolean answer(Question question) {
        try {
            return question.answer();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    interface Question {
        boolean answer() throws Exception;
    }

    static void eventually(String what, int seconds, Question question) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (!answer(question)) {
            if (System.nanoTime() > deadline) throw new AssertionError("not within " + seconds + " s: " + what);
            Thread.sleep(10); // polls a condition
        }
    }

    /** Until true, collecting garbage in between. */
    static void collected(String what, BooleanSupplier question) throws InterruptedException {
        eventually(what, () -> {
            System.gc();
            return question.getAsBoolean();
        });
    }

    @Override
    public void close() {
        if (gateway != null) gateway.close();
    }
}
