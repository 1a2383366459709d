package dev.testgateway.system;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import java.util.List;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;

/** {@code system.tag}. */
public final class SystemTag {
    private final Backend backend;

    SystemTag(Backend backend) {
        this.backend = backend;
    }

    @KeywordArgs(names = {"tagPaths", "timeout"}, types = {List.class, Integer.class})
    public PyObject readBlocking(PyObject[] args, String[] keywords) {
        Arguments a = Arguments.of("readBlocking", args, keywords, "tagPaths", "timeout");
        PyList values = new PyList();
        for (QualifiedValue v : backend.readTags(a.texts("tagPaths"))) values.append(Py.java2py(v));
        return values;
    }

    @KeywordArgs(names = {"tagPaths", "values", "timeout"}, types = {List.class, List.class, Integer.class})
    public PyObject writeBlocking(PyObject[] args, String[] keywords) {
        return write("writeBlocking", args, keywords);
    }

    @KeywordArgs(names = {"tagPaths", "values", "callback"}, types = {List.class, List.class, PyObject.class})
    public PyObject writeAsync(PyObject[] args, String[] keywords) {
        Arguments a = Arguments.of("writeAsync", args, keywords, "tagPaths", "values", "callback");
        PyObject codes = codes(backend.writeTags(a.texts("tagPaths"), a.list("values")));
        if (a.has("callback")) a.raw("callback").__call__(codes);
        return Py.None;
    }

    private PyObject write(String function, PyObject[] args, String[] keywords) {
        Arguments a = Arguments.of(function, args, keywords, "tagPaths", "values", "timeout");
        return codes(backend.writeTags(a.texts("tagPaths"), a.list("values")));
    }

    private static PyObject codes(List<QualityCode> codes) {
        PyList list = new PyList();
        for (QualityCode c : codes) list.append(Py.java2py(c));
        return list;
    }

    public boolean exists(String tagPath) {
        return backend.tagExists(tagPath);
    }

    @KeywordArgs(names = {"basePath", "tags", "collisionPolicy"}, types = {String.class, List.class, String.class})
    public PyObject configure(PyObject[] args, String[] keywords) {
        Arguments a = Arguments.of("configure", args, keywords, "basePath", "tags", "collisionPolicy");
        PyList codes = new PyList();
        PyObject tags = a.raw("tags");
        for (PyObject tag : (tags.isMappingType() ? new PyList(List.of(tags)) : tags).asIterable()) {
            configureOne(a.text("basePath", ""), tag);
            codes.append(Py.java2py(QualityCode.Good));
        }
        return codes;
    }

    private void configureOne(String base, PyObject tag) {
        String name = item(tag, "name").toString();
        String path = base.isEmpty() || base.endsWith("]") || base.endsWith("/") ? base + name : base + "/" + name;
        PyObject children = item(tag, "tags");
        if (children != null) {
            for (PyObject child : children.asIterable()) configureOne(path, child);
            return;
        }
        String script = null;
        if (item(tag, "eventScripts") != null) {
            for (PyObject event : item(tag, "eventScripts").asIterable()) {
                if (item(event, "eventid").toString().equals("valueChanged")) script = item(event, "script").toString();
            }
        }
        PyObject type = item(tag, "dataType");
        backend.configureTag(path, type == null ? null : type.toString(), Arguments.java(item(tag, "value")), script);
    }

    private static PyObject item(PyObject map, String key) {
        return map.__finditem__(new PyString(key));
    }

    public PyObject deleteTags(List<String> tagPaths) {
        PyList codes = new PyList();
        for (String path : tagPaths) {
            backend.deleteTag(path);
            codes.append(Py.java2py(QualityCode.Good));
        }
        return codes;
    }

    public PyObject browse(String path) {
        PyList found = new PyList();
        for (Map<String, Object> row : backend.browseTags(path)) found.append(Py.java2py(row));
        return found;
    }
}
