package dev.testgateway.tags;

import com.inductiveautomation.ignition.common.browsing.BrowseFilter;
import com.inductiveautomation.ignition.common.browsing.Results;
import com.inductiveautomation.ignition.common.model.values.BasicQualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;
import com.inductiveautomation.ignition.common.tags.browsing.NodeDescription;
import com.inductiveautomation.ignition.common.tags.model.SecurityContext;
import com.inductiveautomation.ignition.common.tags.model.TagPath;
import com.inductiveautomation.ignition.common.tags.model.TagProvider;
import com.inductiveautomation.ignition.common.tags.model.event.InvalidListenerException;
import com.inductiveautomation.ignition.common.tags.model.event.TagChangeEvent;
import com.inductiveautomation.ignition.common.tags.model.event.TagChangeListener;
import com.inductiveautomation.ignition.common.tags.paths.parser.TagPathParser;
import com.inductiveautomation.ignition.gateway.tags.managed.ManagedTagProvider;
import com.inductiveautomation.ignition.gateway.tags.managed.ManagedTagProviderConfiguration;
import com.inductiveautomation.ignition.gateway.tags.model.GatewayTagManager;
import dev.testgateway.GatewayThreads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All tags of the gateway. Paths without a provider mean {@code default}. */
public final class Tags implements GatewayTagManager {
    private static final Logger LOG = LoggerFactory.getLogger("Tags");
    private static final String DEFAULT = "default";

    private final Map<String, Provider> providers = new ConcurrentHashMap<>();
    private final TagEvents events;
    private final TagChangeScripts changeScripts;
    private final ExecutorService workers = Executors.newFixedThreadPool(2, GatewayThreads.named("tags"));
    private final ExecutorService notifier = Executors.newSingleThreadExecutor(GatewayThreads.named("tag-listeners"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(GatewayThreads.named("tag-config"));

    public Tags(Supplier<ScriptManager> gateway, TagChangeScripts changeScripts) {
        this.events = new TagEvents(gateway);
        this.changeScripts = changeScripts;
        providers.put(DEFAULT, new Provider(DEFAULT, this));
    }

    public void close() {
        events.close();
        workers.shutdownNow();
        notifier.shutdownNow();
        timer.shutdownNow();
    }

    // --- for the gateway --------------------------------------------------------------------------------------------

    /** The threads on which event scripts of tags run. */
    public <T> Future<T> onEventThread(Callable<T> work) {
        return events.submit(work);
    }

    public void forgetCompiled() {
        events.forgetCompiled();
    }

    /** A value comes from the field: the tag is made when it is not there. @return false when its event was dropped */
    public boolean change(String path, Object value) {
        TagPath tagPath = parse(path);
        Provider provider = provider(tagPath);
        if (provider == null) throw new IllegalArgumentException("no tag provider for " + path);
        Tag tag = provider.make(tagPath, DataType.Document);
        return provider.set(tag, new BasicQualifiedValue(Coercion.to(tag.type, value), QualityCode.Good));
    }

    /** @param script body of valueChanged, or null */
    public void configure(String path, DataType type, Object value, String script) {
        TagPath tagPath = parse(path);
        Tag tag = provider(tagPath).make(tagPath, type == null ? DataType.Document : type);
        if (type != null) tag.type = type;
        if (script != null) tag.script = script;
        if (value != null) tag.value = new BasicQualifiedValue(Coercion.to(tag.type, value), QualityCode.Good);
    }

    public boolean exists(String path) {
        TagPath tagPath = parse(path);
        Provider provider = provider(tagPath);
        return provider != null && provider.find(tagPath) != null;
    }

    public void delete(String path) {
        TagPath tagPath = parse(path);
        Provider provider = provider(tagPath);
        if (provider != null) provider.remove(tagPath);
    }

    public Map<String, Object> describe() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("providers", getTagProviderNames());
        row.put("events", events.describe());
        return row;
    }

    /** Takes away what a removed module left; says how much that was. */
    public int forget(ClassLoader loader) {
        int left = 0;
        for (Provider p : providers.values()) left += p.forget(loader);
        return left;
    }

    // --- for the providers ------------------------------------------------------------------------------------------

    <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, workers);
    }

    void later(long ms, Runnable work) {
        timer.schedule(work, ms, TimeUnit.MILLISECONDS);
    }

    void drop(Provider provider) {
        providers.remove(provider.getName().toLowerCase(), provider);
    }

    boolean announce(Tag tag, QualifiedValue before, QualifiedValue now) {
        for (TagChangeListener l : tag.listeners) notifier.execute(() -> tell(tag, l, now, false));
        changeScripts.changed(tag.path, before, now);
        return events.changed(tag, before, now, false);
    }

    private static void tell(Tag tag, TagChangeListener listener, QualifiedValue value, boolean initial) {
        try {
            listener.tagChanged(new TagChangeEvent(tag.path, value, initial));
        } catch (InvalidListenerException gone) {
            tag.listeners.remove(listener);
        } catch (Throwable t) {
            LOG.error("a listener of {} failed", tag.path, t);
        }
    }

    // --- for modules ------------------------------------------------------------------------------------------------

    public static TagPath parse(String path) {
        TagPath parsed = TagPathParser.parseSafe(path);
        if (parsed == null) throw new IllegalArgumentException("no tag path: '" + path + "'");
        return parsed;
    }

    private Provider provider(TagPath path) {
        return providers.get(path.getSource() == null ? DEFAULT : path.getSource().toLowerCase());
    }

    @Override
    public CompletableFuture<List<QualifiedValue>> readAsync(List<TagPath> paths) {
        return readAsync(paths, SecurityContext.emptyContext());
    }

    @Override
    public CompletableFuture<List<QualifiedValue>> readAsync(List<TagPath> paths, SecurityContext security) {
        List<TagPath> wanted = List.copyOf(paths);
        return async(() -> wanted.stream().map(path -> {
            Provider provider = provider(path);
            return provider == null ? new BasicQualifiedValue(null, QualityCode.Bad_NotFound) : provider.read(path);
        }).toList());
    }

    @Override
    public CompletableFuture<List<QualityCode>> writeAsync(List<TagPath> paths, List<Object> values) {
        return writeAsync(paths, values, SecurityContext.emptyContext());
    }

    @Override
    public CompletableFuture<List<QualityCode>> writeAsync(List<TagPath> paths, List<Object> values, SecurityContext security) {
        List<TagPath> wanted = List.copyOf(paths);
        List<Object> written = new ArrayList<>(values);
        return async(() -> {
            List<QualityCode> codes = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                Provider provider = provider(wanted.get(i));
                codes.add(provider == null ? QualityCode.Bad_NotFound : provider.write(wanted.get(i), written.get(i), security));
            }
            return codes;
        });
    }

    @Override
    public CompletableFuture<Results<NodeDescription>> browseAsync(TagPath root, BrowseFilter filter) {
        return browseAsync(root, filter, SecurityContext.emptyContext());
    }

    @Override
    public CompletableFuture<Results<NodeDescription>> browseAsync(TagPath root, BrowseFilter filter, SecurityContext security) {
        Provider provider = provider(root);
        if (provider == null) return CompletableFuture.completedFuture(new Results<>(List.of(), QualityCode.Bad_NotFound));
        return provider.browseAsync(root, filter);
    }

    @Override
    public CompletableFuture<Void> subscribeAsync(TagPath path, TagChangeListener listener) {
        return async(() -> {
            Provider provider = provider(path);
            if (provider == null) return null;
            Tag tag = provider.make(path, DataType.Document);
            tag.listeners.add(listener);
            notifier.execute(() -> tell(tag, listener, tag.value, true));
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> subscribeAsync(List<TagPath> paths, List<TagChangeListener> listeners) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) all.add(subscribeAsync(paths.get(i), listeners.get(i)));
        return CompletableFuture.allOf(all.toArray(new CompletableFuture[0]));
    }

    @Override
    public CompletableFuture<Void> unsubscribeAsync(TagPath path, TagChangeListener listener) {
        return async(() -> {
            Provider provider = provider(path);
            Tag tag = provider == null ? null : provider.find(path);
            if (tag != null) tag.listeners.remove(listener);
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> unsubscribeAsync(List<TagPath> paths, List<TagChangeListener> listeners) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) all.add(unsubscribeAsync(paths.get(i), listeners.get(i)));
        return CompletableFuture.allOf(all.toArray(new CompletableFuture[0]));
    }

    @Override
    public TagProvider getTagProvider(String name) {
        return providers.get(name.toLowerCase());
    }

    @Override
    public List<String> getTagProviderNames() {
        return providers.values().stream().map(Provider::getName).sorted().toList();
    }

    @Override
    public List<TagProvider> getTagProviders() {
        return List.copyOf(providers.values());
    }

    @Override
    public ManagedTagProvider getOrCreateManagedProvider(ManagedTagProviderConfiguration configuration) {
        Provider provider = providers.computeIfAbsent(
                configuration.getName().toLowerCase(), k -> new ManagedProvider(configuration.getName(), this));
        if (provider instanceof ManagedProvider managed) return managed;
        throw new IllegalArgumentException("tag provider '" + configuration.getName() + "' is not a managed one");
    }
}
