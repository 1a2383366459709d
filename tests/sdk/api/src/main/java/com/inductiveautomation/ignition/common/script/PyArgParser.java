package com.inductiveautomation.ignition.common.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.python.core.Py;
import org.python.core.PyObject;

/** Positional and keyword arguments by name, as Java values. */
public class PyArgParser {
    private final Map<String, PyObject> values;
    private final Map<String, Class<?>> types;
    private final String function;

    private PyArgParser(Map<String, PyObject> values, Map<String, Class<?>> types, String function) {
        this.values = values;
        this.types = types;
        this.function = function;
    }

    public static PyArgParser parseArgs(
            PyObject[] args, String[] keywords, String[] names, Class<?>[] types, String function) {
        Map<String, Class<?>> byName = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) byName.put(names[i], types[i]);
        Map<String, PyObject> values = new LinkedHashMap<>();
        int positional = args.length - keywords.length;
        if (positional > names.length) {
            throw Py.TypeError(function + "() takes at most " + names.length + " arguments (" + args.length + " given)");
        }
        for (int i = 0; i < positional; i++) values.put(names[i], args[i]);
        for (int i = 0; i < keywords.length; i++) {
            if (!byName.containsKey(keywords[i])) {
                throw Py.TypeError(function + "() got an unexpected keyword argument '" + keywords[i] + "'");
            }
            if (values.putIfAbsent(keywords[i], args[positional + i]) != null) {
                throw Py.TypeError(function + "() got multiple values for keyword argument '" + keywords[i] + "'");
            }
        }
        return new PyArgParser(values, byName, function);
    }

    public boolean containsKey(String name) {
        return values.containsKey(name);
    }

    public Optional<PyObject> getPyObject(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public PyObject requirePyObject(String name) {
        return getPyObject(name).orElseThrow(() -> missing(name));
    }

    public Optional<Object> getObject(String name) {
        return get(name, Object.class);
    }

    public Optional<Boolean> getBoolean(String name) {
        return get(name, Boolean.class);
    }

    public Optional<Integer> getInteger(String name) {
        return get(name, Integer.class);
    }

    public Optional<Long> getLong(String name) {
        return get(name, Long.class);
    }

    public Optional<Double> getDouble(String name) {
        return get(name, Double.class);
    }

    public Optional<String> getString(String name) {
        return get(name, String.class);
    }

    public Optional<Date> getDate(String name) {
        return get(name, Date.class);
    }

    public Boolean requireBoolean(String name) {
        return getBoolean(name).orElseThrow(() -> missing(name));
    }

    public Integer requireInteger(String name) {
        return getInteger(name).orElseThrow(() -> missing(name));
    }

    public Long requireLong(String name) {
        return getLong(name).orElseThrow(() -> missing(name));
    }

    public Double requireDouble(String name) {
        return getDouble(name).orElseThrow(() -> missing(name));
    }

    public String requireString(String name) {
        return getString(name).orElseThrow(() -> missing(name));
    }

    public Date requireDate(String name) {
        return getDate(name).orElseThrow(() -> missing(name));
    }

    public Boolean getNullableBoolean(String name) {
        return getBoolean(name).orElse(null);
    }

    public Integer getNullableInteger(String name) {
        return getInteger(name).orElse(null);
    }

    public Long getNullableLong(String name) {
        return getLong(name).orElse(null);
    }

    public Double getNullableDouble(String name) {
        return getDouble(name).orElse(null);
    }

    public String getNullableString(String name) {
        return getString(name).orElse(null);
    }

    public Date getNullableDate(String name) {
        return getDate(name).orElse(null);
    }

    public List<Object> getAsList(String name) {
        PyObject value = values.get(name);
        if (value == null || value == Py.None) return List.of();
        List<Object> list = new ArrayList<>();
        for (PyObject item : value.asIterable()) list.add(item.__tojava__(Object.class));
        return list;
    }

    public Map<String, Object> getAsMap(String name) {
        PyObject value = values.get(name);
        if (value == null || value == Py.None) return Map.of();
        Map<String, Object> map = new LinkedHashMap<>();
        for (PyObject key : value.invoke("keys").asIterable()) {
            map.put(key.toString(), value.__getitem__(key).__tojava__(Object.class));
        }
        return map;
    }

    private <T> Optional<T> get(String name, Class<T> type) {
        if (!types.containsKey(name)) {
            throw new IllegalArgumentException(function + "() declares no argument '" + name + "' but " + Arrays.toString(types.keySet().toArray()));
        }
        PyObject value = values.get(name);
        if (value == null || value == Py.None) return Optional.empty();
        Object converted = value.__tojava__(type);
        if (converted == Py.NoConversion) {
            throw Py.TypeError(function + "(): argument '" + name + "' must be " + type.getSimpleName() + ", not " + value.getType().fastGetName());
        }
        return Optional.of(type.cast(converted));
    }

    private RuntimeException missing(String name) {
        return Py.TypeError(function + "(): argument '" + name + "' is missing");
    }
}
