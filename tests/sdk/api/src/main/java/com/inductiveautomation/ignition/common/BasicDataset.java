package com.inductiveautomation.ignition.common;

import com.inductiveautomation.ignition.common.model.values.QualityCode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

public class BasicDataset implements Dataset, Serializable {
    private final List<String> names;
    private final List<Class<?>> types;
    private final List<Object[]> rows;

    public BasicDataset() {
        this(List.of(), List.of(), List.of());
    }

    public BasicDataset(List<String> names, List<Class<?>> types, List<Object[]> rows) {
        this.names = new ArrayList<>(names);
        this.types = new ArrayList<>(types);
        this.rows = new ArrayList<>(rows);
    }

    @Override
    public List<String> getColumnNames() {
        return new ArrayList<>(names);
    }

    @Override
    public String getColumnName(int column) {
        return names.get(column);
    }

    @Override
    public int getColumnCount() {
        return names.size();
    }

    @Override
    public int getColumnIndex(String name) {
        for (int i = 0; i < names.size(); i++) if (names.get(i).equalsIgnoreCase(name)) return i;
        return -1;
    }

    @Override
    public List<Class<?>> getColumnTypes() {
        return new ArrayList<>(types);
    }

    @Override
    public Class<?> getColumnType(int column) {
        return types.get(column);
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public Object getValueAt(int row, int column) {
        return rows.get(row)[column];
    }

    @Override
    public Object getValueAt(int row, String column) {
        int index = getColumnIndex(column);
        if (index < 0) throw new IllegalArgumentException("no column '" + column + "' in " + names);
        return getValueAt(row, index);
    }

    @Override
    public QualityCode getQualityAt(int row, int column) {
        return QualityCode.Good;
    }

    @Override
    public double getPrimitiveValueAt(int row, int column) {
        return ((Number) getValueAt(row, column)).doubleValue();
    }
}
