package dev.testgateway;

import com.inductiveautomation.ignition.common.gson.Gson;
import com.inductiveautomation.ignition.common.gson.GsonBuilder;
import com.inductiveautomation.ignition.common.gson.ToNumberPolicy;
import com.inductiveautomation.ignition.common.gson.reflect.TypeToken;
import java.util.Map;

/** JSON text of maps, lists and plain values. */
public final class Json {
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private Json() {}

    public static String write(Object value) {
        return GSON.toJson(value);
    }

    /** @throws IllegalArgumentException for anything that is no JSON object */
    public static Map<String, Object> object(String text) {
        if (text == null || text.isBlank()) return Map.of();
        try {
            return GSON.fromJson(text, new TypeToken<Map<String, Object>>() {}.getType());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no JSON object: " + e.getMessage(), e);
        }
    }

    public static Object any(String text) {
        return GSON.fromJson(text, Object.class);
    }
}
