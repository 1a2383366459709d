package com.inductiveautomation.ignition.common.browsing;

import com.inductiveautomation.ignition.common.model.values.QualityCode;
import java.util.Collection;
import java.util.List;

public class Results<T> {
    private final Collection<T> results;
    private final QualityCode quality;

    public Results(Collection<T> results, QualityCode quality) {
        this.results = List.copyOf(results);
        this.quality = quality;
    }

    public Collection<T> getResults() {
        return results;
    }

    public QualityCode getResultQuality() {
        return quality;
    }

    public int getReturnedSize() {
        return results.size();
    }

    public int getTotalAvailableSize() {
        return results.size();
    }

    public String getContinuationPoint() {
        return null;
    }
}
