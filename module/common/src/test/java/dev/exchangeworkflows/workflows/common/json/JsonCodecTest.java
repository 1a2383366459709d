package dev.exchangeworkflows.workflows.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.PyTuple;

/** The vectors are held against CPython's json too (tests/house). */
class JsonCodecTest {
    @BeforeAll
    static void initialize() {
        PySystemState.initialize();
    }

    private static List<PyObject> vectors(String kind) {
        try (InputStream in = JsonCodecTest.class.getResourceAsStream("/json/vectors.json")) {
            PyObject all = JsonCodec.decode(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<PyObject> found = new ArrayList<>();
            all.__getitem__(Py.newString(kind)).asIterable().forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> canonical() {
        return vectors("canonical").stream().map(PyObject::toString);
    }

    static Stream<String> rejected() {
        return vectors("rejected").stream().map(PyObject::toString);
    }

    @ParameterizedTest
    @MethodSource
    void canonical(String text) {
        assertThat(JsonCodec.encode(JsonCodec.decode(text))).isEqualTo(text);
    }

    @Test
    void otherSpellingsAreRewritten() {
        for (PyObject pair : vectors("rewritten")) {
            String text = pair.__getitem__(0).toString();
            assertThat(JsonCodec.encode(JsonCodec.decode(text))).as(text).isEqualTo(pair.__getitem__(1).toString());
        }
    }

    @ParameterizedTest
    @MethodSource
    void rejected(String text) {
        assertThatThrownBy(() -> JsonCodec.decode(text))
                .isInstanceOfSatisfying(PyException.class, e -> assertThat(e.match(Py.ValueError)).isTrue());
    }

    @Test
    void integersAreAsSmallAsTheyCanBe() {
        assertThat(JsonCodec.decode("2147483647")).isInstanceOf(PyInteger.class);
        assertThat(JsonCodec.decode("2147483648").getType().getName()).isEqualTo("long");
        assertThat(JsonCodec.decode("\"a\"").getType().getName()).isEqualTo("unicode");
    }

    @Test
    void theWrongPlaceIsNamed() {
        PyDictionary inner = new PyDictionary();
        inner.put("b", new PyFloat(Double.NaN));
        PyDictionary value = new PyDictionary();
        value.put("a", new PyList(new PyObject[] {Py.One, inner}));
        assertFails(value, Py.ValueError, "$.a[1].b");
        inner.put("b", Py.java2py(new Object()));
        assertFails(value, Py.TypeError, "$.a[1].b");
        inner.clear();
        inner.put(Py.One, Py.One);
        assertFails(value, Py.TypeError, "$.a[1]: a key must be text");
    }

    @Test
    void aValueInsideItselfIsRefused() {
        PyList list = new PyList();
        list.append(list);
        assertFails(list, Py.ValueError, "inside itself");
        assertThatThrownBy(() -> JsonCodec.decode("[".repeat(5000))).hasMessageContaining("deeper");
    }

    @Test
    void byteStringsAreUtf8() {
        assertThat(JsonCodec.encode(new PyString("\u00c3\u00a9"))).isEqualTo("\"\\u00e9\"");
        assertFails(new PyString("\u00ff"), Py.ValueError, "not UTF-8");
    }

    @Test
    void whatScriptsGetFromThePlatformIsTaken() {
        PyStringMap names = new PyStringMap();
        names.__setitem__("x", Py.None);
        Object java = Map.of("list", List.of(1, 2L, "three", true, 0.5));
        assertThat(JsonCodec.encode(new PyTuple(names, Py.java2py(java))))
                .isEqualTo("[{\"x\":null},{\"list\":[1,2,\"three\",true,0.5]}]");
    }

    private static void assertFails(PyObject value, PyObject type, String message) {
        assertThatThrownBy(() -> JsonCodec.encode(value)).isInstanceOfSatisfying(PyException.class, e -> {
            assertThat(e.match(type)).isTrue();
            assertThat(e.value.toString()).contains(message);
        });
    }
}
