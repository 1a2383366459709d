package dev.exchangeworkflows.workflows.common.json;

import java.math.BigInteger;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;

/** Recursive descent over one text; strict, as RFC 8259 has it. */
final class JsonReader {
    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    PyObject read() {
        PyObject value = value(0);
        skipSpace();
        if (at < text.length()) {
            throw bad("text after the value");
        }
        return value;
    }

    private PyObject value(int depth) {
        if (depth > JsonCodec.MAX_DEPTH) {
            throw bad("nested deeper than " + JsonCodec.MAX_DEPTH);
        }
        skipSpace();
        char c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> Py.newUnicode(string());
            case 't' -> literal("true", Py.True);
            case 'f' -> literal("false", Py.False);
            case 'n' -> literal("null", Py.None);
            default -> number();
        };
    }

    private PyObject object(int depth) {
        PyDictionary dict = new PyDictionary();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return dict;
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw bad("a key in quotes expected");
            }
            PyObject key = Py.newUnicode(string());
            skipSpace();
            expect(':');
            dict.__setitem__(key, value(depth + 1));
            if (ended('}')) {
                return dict;
            }
        }
    }

    private PyObject array(int depth) {
        PyList list = new PyList();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.append(value(depth + 1));
            if (ended(']')) {
                return list;
            }
        }
    }

    private boolean ended(char close) {
        skipSpace();
        if (peek() == close) {
            at++;
            return true;
        }
        expect(',');
        return false;
    }

    private PyObject literal(String word, PyObject value) {
        if (!text.startsWith(word, at)) {
            throw bad("a value expected");
        }
        at += word.length();
        return value;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            } else if (c < 0x20) {
                throw bad("a raw control character in text");
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw bad("an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            char c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw bad("four hexadecimal digits expected");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private PyObject number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        boolean whole = true;
        if (skip('.')) {
            digits();
            whole = false;
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
            whole = false;
        }
        String number = text.substring(start, at);
        return whole ? integer(number) : real(number);
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw bad("a value expected");
        }
    }

    private static PyObject integer(String number) {
        if (number.length() <= 9) {
            return Py.newInteger(Integer.parseInt(number));
        }
        BigInteger big = new BigInteger(number);
        return big.bitLength() < 32 ? Py.newInteger(big.intValueExact()) : Py.newLong(big);
    }

    private PyObject real(String number) {
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw bad("a number too large");
        }
        return Py.newFloat(value);
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw bad("'" + c + "' expected");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw bad("the text ends too early");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private PyException bad(String what) {
        return Py.ValueError("No JSON: " + what + " at character " + at);
    }
}
