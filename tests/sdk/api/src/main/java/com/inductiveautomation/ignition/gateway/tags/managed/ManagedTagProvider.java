package com.inductiveautomation.ignition.gateway.tags.managed;

import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;
import java.util.Date;

public interface ManagedTagProvider {
    /** Takes effect later; a value pushed right after it may be wiped. */
    void configureTag(String path, DataType type);

    void removeTag(String path);

    void updateValue(String path, Object value, QualityCode quality);

    void updateValue(String path, Object value, QualityCode quality, Date timestamp);

    void registerWriteHandler(String path, WriteHandler handler);

    void setDeletionHandler(DeletionHandler handler);

    void shutdown(boolean deleteTags);
}
