package com.inductiveautomation.ignition.common.script.builtin;

import com.inductiveautomation.ignition.common.Dataset;
import java.util.Iterator;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

public final class DatasetUtilities {
    private DatasetUtilities() {}

    /** A dataset that scripts walk row by row. */
    public static class PyDataSet extends PyObject {
        private final Dataset data;

        public PyDataSet(Dataset data) {
            this.data = data;
        }

        public Dataset getUnderlyingDataset() {
            return data;
        }

        @Override
        public int __len__() {
            return data.getRowCount();
        }

        @Override
        public boolean __nonzero__() {
            return data.getRowCount() > 0;
        }

        @Override
        public PyObject __finditem__(PyObject key) {
            if (!(key.__tojava__(Integer.class) instanceof Integer index)) return null;
            int row = index < 0 ? index + data.getRowCount() : index;
            return row < 0 || row >= data.getRowCount() ? null : new PyRow(data, row);
        }

        @Override
        public PyObject __finditem__(int index) {
            return __finditem__(new PyInteger(index));
        }

        @Override
        public PyObject __iter__() {
            Iterator<Integer> rows = java.util.stream.IntStream.range(0, data.getRowCount()).iterator();
            return new org.python.core.PyIterator() {
                @Override
                public PyObject __iternext__() {
                    return rows.hasNext() ? new PyRow(data, rows.next()) : null;
                }
            };
        }

        @Override
        public PyObject __findattr_ex__(String name) {
            PyObject own = super.__findattr_ex__(name);
            return own != null ? own : Py.java2py(data).__findattr__(name);
        }

        @Override
        public Object __tojava__(Class<?> type) {
            return type.isInstance(data) ? data : super.__tojava__(type);
        }

        @Override
        public String toString() {
            return "<PyDataset rows:" + data.getRowCount() + " cols:" + data.getColumnCount() + ">";
        }
    }

    /** One row: by position or by column name. */
    public static class PyRow extends PyObject {
        private final Dataset data;
        private final int row;

        PyRow(Dataset data, int row) {
            this.data = data;
            this.row = row;
        }

        @Override
        public int __len__() {
            return data.getColumnCount();
        }

        @Override
        public PyObject __finditem__(PyObject key) {
            if (key instanceof PyString || key instanceof PyUnicode) {
                int column = data.getColumnIndex(key.toString());
                if (column < 0) throw Py.KeyError(key);
                return Py.java2py(data.getValueAt(row, column));
            }
            if (!(key.__tojava__(Integer.class) instanceof Integer index)) return null;
            int column = index < 0 ? index + data.getColumnCount() : index;
            return column < 0 || column >= data.getColumnCount() ? null : Py.java2py(data.getValueAt(row, column));
        }

        @Override
        public PyObject __finditem__(int index) {
            return __finditem__(new PyInteger(index));
        }
    }

    public static PyObject toPyDataSet(Dataset data) {
        return new PyDataSet(data);
    }

    public static Dataset toDataSet(PyDataSet data) {
        return data.getUnderlyingDataset();
    }
}
