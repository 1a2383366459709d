package com.inductiveautomation.ignition.common.browsing;

public class BrowseFilter {
    public static final BrowseFilter NONE = new BrowseFilter();
    private String nameFilter;
    private boolean recursive;

    public String getNameFilter() {
        return nameFilter;
    }

    public BrowseFilter setNameFilter(String filter) {
        this.nameFilter = filter;
        return this;
    }

    public boolean isRecursive() {
        return recursive;
    }

    public BrowseFilter setRecursive(boolean recursive) {
        this.recursive = recursive;
        return this;
    }
}
