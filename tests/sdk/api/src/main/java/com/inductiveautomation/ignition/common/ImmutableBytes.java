package com.inductiveautomation.ignition.common;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

public final class ImmutableBytes {
    private final byte[] bytes;

    private ImmutableBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static ImmutableBytes of(byte[] bytes) {
        return new ImmutableBytes(bytes.clone());
    }

    public byte[] getBytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    public String getBytesAsString() {
        return getBytesAsString(StandardCharsets.UTF_8);
    }

    public String getBytesAsString(Charset charset) {
        return new String(bytes, charset);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ImmutableBytes b && Arrays.equals(b.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
