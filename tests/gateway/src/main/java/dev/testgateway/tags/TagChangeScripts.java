package dev.testgateway.tags;

import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.script.ScriptContext;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.tags.model.TagPath;
import dev.testgateway.GatewayThreads;
import dev.testgateway.ScriptRun;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.python.core.Py;
import org.python.core.PyStringMap;
import org.slf4j.LoggerFactory;

/** Tag-change events of projects: one thread and an endless queue for each definition, in the project's manager. */
public final class TagChangeScripts {
    private record Definition(String project, List<TagPath> paths, String code, ExecutorService thread) {}

    private final List<Definition> definitions = new CopyOnWriteArrayList<>();
    private final Function<String, ScriptManager> managers;

    public TagChangeScripts(Function<String, ScriptManager> managers) {
        this.managers = managers;
    }

    public void add(String project, String name, List<TagPath> paths, String code) {
        ExecutorService thread = Executors.newSingleThreadExecutor(GatewayThreads.named("tag-change-" + project + "-" + name));
        definitions.add(new Definition(project, List.copyOf(paths), code, thread));
    }

    void changed(TagPath path, QualifiedValue before, QualifiedValue now) {
        for (Definition d : definitions) {
            if (d.paths().contains(path)) d.thread().execute(() -> run(d, path, before, now));
        }
    }

    private void run(Definition d, TagPath path, QualifiedValue before, QualifiedValue now) {
        ScriptManager manager = managers.apply(d.project());
        if (manager == null) return;
        try (ScriptContext context = ScriptContext.push(b -> b.project(d.project()).description("tag change " + path))) {
            PyStringMap names = manager.createLocalsMap();
            names.__setitem__("tagPath", Py.newUnicode(path.toString()));
            names.__setitem__("newValue", Py.java2py(now));
            names.__setitem__("currentValue", Py.java2py(now));
            names.__setitem__("previousValue", Py.java2py(before));
            names.__setitem__("initialChange", Py.False);
            manager.runCode(d.code(), names, names, "<tag change " + d.project() + ">");
        } catch (Throwable t) {
            LoggerFactory.getLogger("Tags.ChangeScripts").error("tag change script of {} failed for {}", d.project(), path, t);
        } finally {
            ScriptRun.tidy();
        }
    }
}
