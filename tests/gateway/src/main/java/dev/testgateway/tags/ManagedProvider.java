package dev.testgateway.tags;

import com.inductiveautomation.ignition.common.model.values.BasicQualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;
import com.inductiveautomation.ignition.common.tags.model.SecurityContext;
import com.inductiveautomation.ignition.common.tags.model.TagPath;
import com.inductiveautomation.ignition.common.tags.paths.parser.TagPathParser;
import com.inductiveautomation.ignition.gateway.tags.managed.DeletionHandler;
import com.inductiveautomation.ignition.gateway.tags.managed.ManagedTagProvider;
import com.inductiveautomation.ignition.gateway.tags.managed.WriteHandler;
import java.util.Date;

/** A module's own provider. Configuring takes effect later and wipes the value that a new tag got meanwhile. */
final class ManagedProvider extends Provider implements ManagedTagProvider {
    private static final long CONFIGURE_MS = 50;
    private volatile DeletionHandler deletion;
    private volatile boolean shut;

    ManagedProvider(String name, Tags owner) {
        super(name, owner);
    }

    private TagPath path(String text) {
        TagPath path = TagPathParser.parseSafe(getName(), text);
        if (path == null || path.getPathLength() == 0) throw new IllegalArgumentException("no tag path: '" + text + "'");
        return path;
    }

    @Override
    public void configureTag(String path, DataType type) {
        TagPath tagPath = path(path);
        owner.later(CONFIGURE_MS, () -> {
            if (shut) return;
            Tag tag = make(tagPath, type);
            tag.type = type;
            if (tag.configured) return;
            tag.configured = true;
            tag.value = new BasicQualifiedValue(null, QualityCode.Bad_Stale);
        });
    }

    @Override
    public void removeTag(String path) {
        remove(path(path));
    }

    @Override
    public void updateValue(String path, Object value, QualityCode quality) {
        updateValue(path, value, quality, new Date());
    }

    @Override
    public void updateValue(String path, Object value, QualityCode quality, Date timestamp) {
        if (shut) throw new IllegalStateException("provider " + getName() + " was shut down");
        set(make(path(path), DataType.Document), new BasicQualifiedValue(value, quality, timestamp));
    }

    @Override
    public void registerWriteHandler(String path, WriteHandler handler) {
        make(path(path), DataType.Document).handler = handler;
    }

    @Override
    public void setDeletionHandler(DeletionHandler handler) {
        this.deletion = handler;
    }

    @Override
    QualityCode write(TagPath path, Object value, SecurityContext security) {
        Tag tag = find(path);
        if (tag == null) return QualityCode.Bad_NotFound;
        if (tag.handler == null) return QualityCode.Bad_ReadOnly;
        return tag.handler.write(tag.path, value, security);
    }

    @Override
    public void shutdown(boolean deleteTags) {
        shut = true;
        deletion = null;
        if (deleteTags) clear();
        owner.drop(this);
    }
}
