package com.inductiveautomation.ignition.common.script;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One output for all threads of a manager: who listens gets what anyone prints. */
final class ScriptOutput extends OutputStream {
    private final OutputStream standard;
    private final List<OutputStream> more = new CopyOnWriteArrayList<>();

    ScriptOutput(OutputStream standard) {
        this.standard = standard;
    }

    void add(OutputStream out) {
        more.add(out);
    }

    void remove(OutputStream out) {
        more.remove(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        standard.write(bytes, from, count);
        for (OutputStream out : more) out.write(bytes, from, count);
    }

    @Override
    public void flush() throws IOException {
        standard.flush();
        for (OutputStream out : more) out.flush();
    }
}
