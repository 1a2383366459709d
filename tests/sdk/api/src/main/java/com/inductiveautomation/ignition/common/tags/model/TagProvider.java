package com.inductiveautomation.ignition.common.tags.model;

import com.inductiveautomation.ignition.common.browsing.BrowseFilter;
import com.inductiveautomation.ignition.common.browsing.Results;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.tags.browsing.NodeDescription;
import java.util.List;
import java.util.concurrent.CompletableFuture;

public interface TagProvider {
    String getName();

    CompletableFuture<List<QualifiedValue>> readAsync(List<TagPath> paths, SecurityContext security);

    CompletableFuture<List<QualityCode>> writeAsync(List<TagPath> paths, List<Object> values, SecurityContext security);

    CompletableFuture<Results<NodeDescription>> browseAsync(TagPath root, BrowseFilter filter);
}
