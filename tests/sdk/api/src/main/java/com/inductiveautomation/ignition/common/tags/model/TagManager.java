package com.inductiveautomation.ignition.common.tags.model;

import com.inductiveautomation.ignition.common.browsing.BrowseFilter;
import com.inductiveautomation.ignition.common.browsing.Results;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.tags.browsing.NodeDescription;
import com.inductiveautomation.ignition.common.tags.model.event.TagChangeListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;

public interface TagManager {
    CompletableFuture<List<QualifiedValue>> readAsync(List<TagPath> paths);

    CompletableFuture<List<QualifiedValue>> readAsync(List<TagPath> paths, SecurityContext security);

    CompletableFuture<List<QualityCode>> writeAsync(List<TagPath> paths, List<Object> values);

    CompletableFuture<List<QualityCode>> writeAsync(List<TagPath> paths, List<Object> values, SecurityContext security);

    CompletableFuture<Results<NodeDescription>> browseAsync(TagPath root, BrowseFilter filter);

    CompletableFuture<Results<NodeDescription>> browseAsync(TagPath root, BrowseFilter filter, SecurityContext security);

    CompletableFuture<Void> subscribeAsync(TagPath path, TagChangeListener listener);

    CompletableFuture<Void> subscribeAsync(List<TagPath> paths, List<TagChangeListener> listeners);

    CompletableFuture<Void> unsubscribeAsync(TagPath path, TagChangeListener listener);

    CompletableFuture<Void> unsubscribeAsync(List<TagPath> paths, List<TagChangeListener> listeners);
}
