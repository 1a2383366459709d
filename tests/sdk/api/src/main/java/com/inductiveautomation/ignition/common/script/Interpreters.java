package com.inductiveautomation.ignition.common.script;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyFileWriter;
import org.python.core.PySystemState;

/** Makes interpreters that print UTF-8, and compiles text for them. */
final class Interpreters {
    private Interpreters() {}

    static PySystemState make(OutputStream out, OutputStream err) {
        initialize();
        PySystemState made = new PySystemState();
        made.setClassLoader(PySystemState.class.getClassLoader());
        made.dont_write_bytecode = true;
        made.stdout = made.__stdout__ = writer(out);
        made.stderr = made.__stderr__ = writer(err);
        made.setdefaultencoding("utf-8");
        PySystemState before = Py.getSystemState();
        Py.setSystemState(made);
        try {
            made.getCodecState();
        } finally {
            Py.setSystemState(before);
        }
        return made;
    }

    private static PyFileWriter writer(OutputStream out) {
        return new PyFileWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8) {
            @Override
            public void write(String text) throws IOException {
                super.write(text);
                flush();
            }
        });
    }

    static synchronized void initialize() {
        Properties ours = new Properties();
        ours.setProperty("python.cachedir.skip", "true");
        ours.setProperty("python.console.encoding", "UTF-8");
        ours.setProperty("python.import.site", "false");
        PySystemState.initialize(System.getProperties(), ours, new String[] {""}, PySystemState.class.getClassLoader());
    }

    static PyCode compile(String source, String file) {
        CompilerFlags flags = new CompilerFlags(CompilerFlags.PyCF_SOURCE_IS_UTF8);
        return Py.compile_flags(withoutCodingLine(source), file, CompileMode.exec, flags);
    }

    /** Text has no encoding of its own: the line that says one is emptied, so that lines keep their numbers. */
    private static String withoutCodingLine(String source) {
        String[] lines = source.replace("\r\n", "\n").split("\n", 3);
        for (int i = 0; i < Math.min(2, lines.length); i++) {
            if (lines[i].matches("\\s*#.*coding[:=]\\s*[-\\w.]+.*")) lines[i] = "#";
        }
        return String.join("\n", lines);
    }
}
