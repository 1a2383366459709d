package dev.exchangeworkflows.workflows.common.namespace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of hollow.py. */
public final class HollowSource {
    public static final String FILE = "exchange/workflows/hollow.py";

    private HollowSource() {}

    public static String text() {
        try (InputStream in = HollowSource.class.getResourceAsStream("/dev/exchangeworkflows/workflows/common/hollow.py")) {
            // Text that is compiled from a unicode string must not declare its encoding.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("# -*- coding: utf-8 -*-\n", "#\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
