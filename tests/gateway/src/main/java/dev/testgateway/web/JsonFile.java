package dev.testgateway.web;

import com.inductiveautomation.ignition.common.gson.Gson;
import com.inductiveautomation.ignition.common.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** A small file that a person may write, read again when it changes; the default while there is none. */
final class JsonFile<T> {
    private static final Gson GSON = new Gson();

    private final Path file;
    private final Type type;
    private final T absent;
    private FileTime readAt;
    private T value;

    JsonFile(Path file, Type type, T absent) {
        this.file = file;
        this.type = type;
        this.absent = absent;
    }

    synchronized T get() {
        if (!Files.exists(file)) {
            readAt = null;
            return absent;
        }
        try {
            FileTime written = Files.getLastModifiedTime(file);
            if (!written.equals(readAt)) {
                value = GSON.fromJson(Files.readString(file), type);
                readAt = written;
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonParseException e) {
            throw new IllegalStateException(file + " is not the JSON that is expected: " + e.getMessage(), e);
        }
    }
}
