package dev.testgateway.tags;

import com.inductiveautomation.ignition.common.model.values.BasicQualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;
import com.inductiveautomation.ignition.common.tags.browsing.NodeDescription;
import com.inductiveautomation.ignition.common.tags.model.TagPath;
import com.inductiveautomation.ignition.common.tags.model.event.TagChangeListener;
import com.inductiveautomation.ignition.gateway.tags.managed.WriteHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One tag: its value, who listens, and its event script. */
final class Tag implements NodeDescription {
    final TagPath path;
    final List<TagChangeListener> listeners = new CopyOnWriteArrayList<>();
    volatile DataType type;
    volatile QualifiedValue value = new BasicQualifiedValue(null, QualityCode.Uncertain_InitialValue);
    volatile String script;
    volatile WriteHandler handler;
    volatile boolean configured;
    final EventQueue events = new EventQueue();

    Tag(TagPath path, DataType type) {
        this.path = path;
        this.type = type;
    }

    @Override
    public String getName() {
        return path.getItemName();
    }

    @Override
    public TagPath getFullPath() {
        return path;
    }

    @Override
    public boolean hasChildren() {
        return false;
    }

    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public QualifiedValue getCurrentValue() {
        return value;
    }
}
