package com.inductiveautomation.ignition.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Texts by key: {@code "Prefix.key"} is looked up in the bundle that was added as {@code Prefix}. */
public class BundleUtil {
    private static final BundleUtil INSTANCE = new BundleUtil();
    private final Map<String, Properties> bundles = new ConcurrentHashMap<>();

    public static BundleUtil get() {
        return INSTANCE;
    }

    public static String i18n(String key, Object... args) {
        return INSTANCE.getString(key, args);
    }

    public void addBundle(String prefix, Class<?> type, String path) {
        addBundle(prefix, type.getClassLoader(), type.getPackageName().replace('.', '/') + "/" + path);
    }

    public void addBundle(String prefix, ClassLoader loader, String path) {
        Properties texts = new Properties();
        String file = path.replace('.', '/') + ".properties";
        try (InputStream in = loader.getResourceAsStream(file)) {
            if (in == null) throw new IllegalArgumentException("no bundle " + file);
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read bundle " + file, e);
        }
        bundles.put(prefix, texts);
    }

    public void removeBundle(String prefix) {
        bundles.remove(prefix);
    }

    public String getString(String key) {
        String text = find(key);
        return text == null ? "¿" + key + "?" : text;
    }

    public String getString(String key, Object... args) {
        String text = getString(key);
        return args == null || args.length == 0 ? text : MessageFormat.format(text, args);
    }

    public String getStringLenient(String key) {
        String text = find(key);
        return text == null ? key : text;
    }

    public String getStringLenient(Locale locale, String key) {
        return getStringLenient(key);
    }

    public boolean hasKey(String key) {
        return find(key) != null;
    }

    /** The prefixes that are there now. */
    public Set<String> getBundleNames() {
        return new TreeSet<>(bundles.keySet());
    }

    private String find(String key) {
        int dot = key.indexOf('.');
        if (dot < 0) return null;
        Properties texts = bundles.get(key.substring(0, dot));
        return texts == null ? null : texts.getProperty(key.substring(dot + 1));
    }
}
