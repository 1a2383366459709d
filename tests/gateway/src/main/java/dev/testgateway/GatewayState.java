package dev.testgateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The core's parts of {@code GET /state}. */
record GatewayState(Gateway gateway) {
    void register(Map<String, Supplier<?>> state) {
        state.put("modules", () -> gateway.moduleManager().describe());
        state.put("interpreters", () -> gateway.managers().describe());
        state.put("classLoaders", () -> gateway.moduleManager().describeLoaders());
        state.put("threads", GatewayState::threads);
        state.put("connections", () -> gateway.datasources().describe());
        state.put("audit", List::of);
        state.put("perspectiveMessages", () -> gateway.backend().messages());
        state.put("projects", () -> gateway.projects().describe());
        state.put("redundancy", () -> gateway.redundancy().describe());
        state.put("tags", () -> gateway.tags().describe());
        state.put("leftovers", () -> gateway.moduleManager().leftovers());
        state.put("apps", () -> gateway.apps().describe());
        state.put("gateway", this::process);
    }

    private static Map<String, Object> threads() {
        Map<String, List<String>> names = ThreadOwners.byModule();
        Map<String, Object> counts = new LinkedHashMap<>();
        names.forEach((id, list) -> counts.put(id, list.size()));
        return Map.of("total", Thread.getAllStackTraces().size(), "byModule", counts, "names", names);
    }

    private Map<String, Object> process() {
        Runtime runtime = Runtime.getRuntime();
        return Map.of(
                "pid", ProcessHandle.current().pid(),
                "startedAt", gateway.startedAt(),
                "ports", Map.of("http", gateway.options().port(), "control", gateway.controlPort()),
                "heapUsed", runtime.totalMemory() - runtime.freeMemory());
    }
}
