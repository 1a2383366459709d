package dev.testgateway.tags;

import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;

/** Values as the data type of their tag has them; what does not fit stays as it is. */
final class Coercion {
    private Coercion() {}

    static Object to(DataType type, Object value) {
        if (type == null || value == null) return value;
        if (value instanceof Number n) return number(type, n);
        if (type == DataType.String && !(value instanceof String)) return String.valueOf(value);
        return value;
    }

    private static Object number(DataType type, Number n) {
        return switch (type) {
            case Int1 -> n.byteValue();
            case Int2 -> n.shortValue();
            case Int4 -> n.intValue();
            case Int8 -> n.longValue();
            case Float4 -> n.floatValue();
            case Float8 -> n.doubleValue();
            case Boolean -> n.doubleValue() != 0;
            case String -> String.valueOf(n);
            default -> n;
        };
    }
}
