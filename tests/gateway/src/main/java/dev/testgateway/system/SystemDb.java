package dev.testgateway.system;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import com.inductiveautomation.ignition.common.Dataset;
import com.inductiveautomation.ignition.common.script.ScriptContext;
import com.inductiveautomation.ignition.common.script.builtin.DatasetUtilities;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;

/** {@code system.db}. */
public final class SystemDb {
    public static final int READ_UNCOMMITTED = 1;
    public static final int READ_COMMITTED = 2;
    public static final int REPEATABLE_READ = 4;
    public static final int SERIALIZABLE = 8;
    private final Backend backend;

    SystemDb(Backend backend) {
        this.backend = backend;
    }

    @KeywordArgs(names = {"query", "args", "database", "tx"}, types = {String.class, List.class, String.class, String.class})
    public PyObject runPrepQuery(PyObject[] args, String[] keywords) {
        return DatasetUtilities.toPyDataSet(query(Arguments.of("runPrepQuery", args, keywords, "query", "args", "database", "tx")));
    }

    @KeywordArgs(names = {"query", "database", "tx"}, types = {String.class, String.class, String.class})
    public PyObject runQuery(PyObject[] args, String[] keywords) {
        return DatasetUtilities.toPyDataSet(query(Arguments.of("runQuery", args, keywords, "query", "database", "tx")));
    }

    @KeywordArgs(names = {"query", "args", "database", "tx"}, types = {String.class, List.class, String.class, String.class})
    public PyObject runScalarPrepQuery(PyObject[] args, String[] keywords) {
        return scalar(query(Arguments.of("runScalarPrepQuery", args, keywords, "query", "args", "database", "tx")));
    }

    @KeywordArgs(names = {"query", "database", "tx"}, types = {String.class, String.class, String.class})
    public PyObject runScalarQuery(PyObject[] args, String[] keywords) {
        return scalar(query(Arguments.of("runScalarQuery", args, keywords, "query", "database", "tx")));
    }

    @KeywordArgs(names = {"query", "args", "database", "tx", "getKey", "skipAudit"},
            types = {String.class, List.class, String.class, String.class, Boolean.class, Boolean.class})
    public PyObject runPrepUpdate(PyObject[] args, String[] keywords) {
        return update(Arguments.of("runPrepUpdate", args, keywords, "query", "args", "database", "tx", "getKey", "skipAudit"));
    }

    @KeywordArgs(names = {"query", "database", "tx", "getKey", "skipAudit"},
            types = {String.class, String.class, String.class, Boolean.class, Boolean.class})
    public PyObject runUpdateQuery(PyObject[] args, String[] keywords) {
        return update(Arguments.of("runUpdateQuery", args, keywords, "query", "database", "tx", "getKey", "skipAudit"));
    }

    @KeywordArgs(names = {"database", "isolationLevel", "timeout"}, types = {String.class, Integer.class, Long.class})
    public PyObject beginTransaction(PyObject[] args, String[] keywords) {
        Arguments a = Arguments.of("beginTransaction", args, keywords, "database", "isolationLevel", "timeout");
        return Py.newUnicode(backend.begin(database(a), a.number("isolationLevel", READ_COMMITTED)));
    }

    public void commitTransaction(String tx) {
        backend.end(tx, "commit");
    }

    public void rollbackTransaction(String tx) {
        backend.end(tx, "rollback");
    }

    public void closeTransaction(String tx) {
        backend.end(tx, "close");
    }

    private static String database(Arguments a) {
        String named = a.text("database", "");
        return named.isEmpty() ? ScriptContext.getDefaultDatasource().orElse("") : named;
    }

    private static List<Object> values(Arguments a) {
        try {
            return a.list("args");
        } catch (IllegalArgumentException noSuchArgument) {
            return List.of();
        }
    }

    private Dataset query(Arguments a) {
        return backend.query(database(a), a.text("tx", null), a.text("query", ""), values(a));
    }

    private PyObject update(Arguments a) {
        return Py.newInteger(backend.update(database(a), a.text("tx", null), a.text("query", ""), values(a), a.flag("getKey")));
    }

    private static PyObject scalar(Dataset rows) {
        return rows.getRowCount() == 0 ? Py.None : Py.java2py(rows.getValueAt(0, 0));
    }
}
