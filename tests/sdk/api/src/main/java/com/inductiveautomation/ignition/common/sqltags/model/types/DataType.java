package com.inductiveautomation.ignition.common.sqltags.model.types;

import java.util.Date;
import com.inductiveautomation.ignition.common.Dataset;

public enum DataType {
    Int1(Byte.class),
    Int2(Short.class),
    Int4(Integer.class),
    Int8(Long.class),
    Float4(Float.class),
    Float8(Double.class),
    Boolean(Boolean.class),
    String(String.class),
    DateTime(Date.class),
    DataSet(Dataset.class),
    Int1Array(Byte[].class),
    Int2Array(Short[].class),
    Int4Array(Integer[].class),
    Int8Array(Long[].class),
    Float4Array(Float[].class),
    Float8Array(Double[].class),
    BooleanArray(Boolean[].class),
    StringArray(String[].class),
    DateTimeArray(Date[].class),
    ByteArray(byte[].class),
    Text(String.class),
    Document(Object.class);

    private final Class<?> javaType;

    DataType(Class<?> javaType) {
        this.javaType = javaType;
    }

    public Class<?> getJavaType() {
        return javaType;
    }

    public boolean isNumeric() {
        return ordinal() <= Float8.ordinal();
    }

    public boolean isArray() {
        return name().endsWith("Array");
    }
}
