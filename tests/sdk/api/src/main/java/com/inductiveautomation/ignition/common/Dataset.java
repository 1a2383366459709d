package com.inductiveautomation.ignition.common;

import com.inductiveautomation.ignition.common.model.values.QualityCode;
import java.util.List;

public interface Dataset {
    List<String> getColumnNames();

    String getColumnName(int column);

    int getColumnCount();

    int getColumnIndex(String name);

    List<Class<?>> getColumnTypes();

    Class<?> getColumnType(int column);

    int getRowCount();

    Object getValueAt(int row, int column);

    Object getValueAt(int row, String column);

    QualityCode getQualityAt(int row, int column);

    double getPrimitiveValueAt(int row, int column);
}
