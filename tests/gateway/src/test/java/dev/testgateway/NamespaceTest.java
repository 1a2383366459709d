package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.script.ScriptPackage;
import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import com.inductiveautomation.ignition.common.script.PyArgParser;
import com.inductiveautomation.ignition.common.script.hints.JythonElement;
import com.inductiveautomation.ignition.common.script.hints.PropertiesFileDocProvider;
import com.inductiveautomation.ignition.common.script.hints.ScriptArg;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** Which names scripts see, and who wins when two parties own one. */
class NamespaceTest {
    public static final class Hello {
        public static final String MARK = "m";

        @JythonElement(docBundlePrefix = "Hello")
        public String hello() {
            return "module";
        }

        public int twice(@ScriptArg("n") int n) {
            return 2 * n;
        }

        @KeywordArgs(names = {"a", "b"}, types = {String.class, Integer.class})
        public String named(PyObject[] args, String[] keywords) {
            PyArgParser p = PyArgParser.parseArgs(args, keywords, new String[] {"a", "b"}, new Class<?>[] {String.class, Integer.class}, "named");
            return p.requireString("a") + p.getInteger("b").orElse(7);
        }

        public static String still() {
            return "static";
        }
    }

    private ScriptManager manager;

    @BeforeEach
    void module() {
        manager = new ScriptManager("test");
        manager.addScriptModule("system.workflows", new Hello(), new PropertiesFileDocProvider());
        manager.addScriptModule("exchange.workflows", new Hello());
    }

    @AfterEach
    void leave() {
        Scripts.leave();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', value = {
        "result = system.workflows.hello() | module",
        "import system.workflows as w; result = w.hello() | module",
        "from system.workflows import hello; result = hello() | module",
        "import exchange.workflows; result = exchange.workflows.hello() | module",
        "from exchange.workflows import hello; result = hello() | module",
        "from exchange import workflows; result = workflows.hello() | module",
        "result = system.workflows.MARK | m",
        "result = system.workflows.still() | static",
        "result = system.workflows.named('x') | x7",
        "result = system.workflows.named(b=1, a='x') | x1",
        "result = str(system.workflows.twice(4)) | 8",
    })
    void works(String code, String expected) throws Exception {
        assertThat(Scripts.run(manager, code.trim())).isEqualTo(expected.trim());
    }

    @Test
    void a_root_is_not_visible_without_import() {
        assertThat(Scripts.error(manager, "exchange.workflows.hello()")).isEqualTo("NameError");
    }

    @Test
    void unknown_keyword_is_a_type_error() {
        assertThat(Scripts.error(manager, "system.workflows.named(c=1)")).isEqualTo("TypeError");
    }

    static Stream<Arguments> merges() {
        return Stream.of(
                Arguments.of("exchange/other", "exchange.other.f()"),
                Arguments.of("exchange/workflows/api", "exchange.workflows.api.f()"));
    }

    @ParameterizedTest
    @MethodSource("merges")
    void a_library_package_of_the_same_root_merges_in_either_order(String path, String call) throws Exception {
        for (boolean moduleFirst : List.of(true, false)) {
            ScriptManager m = new ScriptManager("merge");
            Consumer<ScriptManager> module = s -> s.addScriptModule("exchange.workflows", new Hello());
            if (moduleFirst) module.accept(m);
            Scripts.install(m, path, "def f():\n    return 'library'\n");
            if (!moduleFirst) module.accept(m);
            assertThat(Scripts.run(m, "result = " + call)).as("visible without import").isEqualTo("library");
            assertThat(Scripts.run(m, "result = exchange.workflows.hello()")).isEqualTo("module");
        }
    }

    @Test
    void a_library_script_on_a_leaf_of_the_module_wins() throws Exception {
        Scripts.install(manager, "exchange/workflows/hello", "def f():\n    return 'library'\n");
        assertThat(Scripts.run(manager, "result = exchange.workflows.hello.f()")).isEqualTo("library");
        assertThat(Scripts.run(manager, "result = str(exchange.workflows.twice(1))")).isEqualTo("2");
    }

    @Test
    void a_library_script_on_the_package_replaces_it_whole() throws Exception {
        Scripts.install(manager, "exchange/workflows", "def f():\n    return 'library'\n");
        assertThat(Scripts.run(manager, "result = exchange.workflows.f()")).isEqualTo("library");
        assertThat(Scripts.error(manager, "import exchange.workflows\nexchange.workflows.hello()")).isEqualTo("AttributeError");
    }

    @Test
    void clearing_the_library_after_a_merge_takes_the_root_with_it() throws Exception {
        Scripts.install(manager, "exchange/other", "x = 1\n");
        manager.clearProjectScriptModules();
        assertThat(Scripts.error(manager, "import exchange.workflows")).isEqualTo("ImportError");
        assertThat(Scripts.run(manager, "result = system.workflows.hello()")).isEqualTo("module");
    }

    @Test
    void the_root_system_keeps_what_it_has() throws Exception {
        Scripts.install(manager, "system/workflows", "def hello():\n    return 'library'\n");
        manager.addScriptModule("system.workflows", new Object() {
            @SuppressWarnings("unused")
            public String hello() {
                return "second";
            }
        });
        assertThat(Scripts.run(manager, "result = system.workflows.hello()")).isEqualTo("module");
    }

    @Test
    void a_later_registration_of_another_root_wins() throws Exception {
        manager.addScriptModule("exchange.workflows", "def hello():\n    return 'second'\n");
        assertThat(Scripts.run(manager, "from exchange.workflows import hello; result = hello()")).isEqualTo("second");
    }

    @Test
    void source_text_is_importable() throws Exception {
        manager.addScriptModule("pkg.mod.code", "def z():\n    return 'z'\n");
        assertThat(Scripts.run(manager, "from pkg.mod.code import z; result = z()")).isEqualTo("z");
        assertThat(Scripts.run(manager, "import pkg.mod.code as c; result = c.z()")).isEqualTo("z");
    }

    @Test
    void a_registered_root_is_no_valid_package_name() {
        assertThat(manager.validatePackageName("exchange")).isFalse();
        assertThat(manager.validatePackageName("plant")).isTrue();
    }

    @Test
    void attributes_can_be_set_on_a_package_items_cannot() throws Exception {
        PyObject exchange = manager.getModules().__finditem__("exchange");
        exchange.__setattr__("facade", new PyString("java"));
        assertThat(Scripts.run(manager, "import exchange; setattr(exchange, 'x', 'py'); result = exchange.x + exchange.facade"))
                .isEqualTo("pyjava");
        assertThat(Scripts.error(manager, "import exchange; exchange['y'] = 1")).isIn("TypeError", "AttributeError");
        assertThat(exchange).isInstanceOf(ScriptPackage.class);
    }

    @Test
    void a_plain_module_as_root_breaks_the_library_below_it() throws Exception {
        manager.getModules().__setitem__("plain", new org.python.core.PyModule("plain"));
        Scripts.install(manager, "plain/below", "x = 1\n", "other", "x = 'here'\n");
        assertThat(Scripts.error(manager, "import plain.below")).isEqualTo("ImportError");
        assertThat(Scripts.run(manager, "result = other.x")).isEqualTo("here");
    }

    @Test
    void a_global_variable_is_seen_by_scripts_and_functions_in_them_but_not_by_the_library() throws Exception {
        manager.addGlobalVariable("lamp", new PyString("on"));
        Scripts.install(manager, "lib", "def f():\n    return lamp\n");
        assertThat(Scripts.run(manager, "result = lamp")).isEqualTo("on");
        assertThat(Scripts.run(manager, "def f():\n    return lamp\nresult = f()")).isEqualTo("on");
        assertThat(Scripts.error(manager, "lib.f()")).isEqualTo("NameError");
        manager.clearProjectScriptModules();
        assertThat(Scripts.run(manager, "result = lamp")).isEqualTo("on");
    }

    @Test
    void library_scripts_see_system_and_each_other() throws Exception {
        Scripts.install(manager, "one", "def f():\n    return system.workflows.hello() + two.deep.g()\n",
                "two/deep", "def g():\n    return '!'\n");
        assertThat(Scripts.run(manager, "result = one.f()")).isEqualTo("module!");
    }

    @Test
    void the_library_loads_at_the_first_attribute_and_says_what_failed() throws Exception {
        Scripts.install(manager, "late", "import sys\nsys.loadedLate = 'yes'\nx = 1\n", "bad", "1/0\n");
        assertThat(Scripts.run(manager, "import late; result = str(hasattr(sys, 'loadedLate'))")).isEqualTo("False");
        assertThat(Scripts.run(manager, "late.x; result = sys.loadedLate")).isEqualTo("yes");
        assertThat(Scripts.run(manager, "try:\n    bad.x\nexcept ImportError as e:\n    result = str(e)"))
                .asString().startsWith("Error importing bad").contains("ZeroDivisionError");
    }

    @Test
    void two_dicts_hide_the_names_from_functions() throws Exception {
        String code = "def f():\n    return system\nresult = f()";
        assertThat(Scripts.error(manager, "result = system")).isEqualTo("none");
        try {
            manager.runCode(code, manager.createLocalsMap(), "<two>");
            assertThat(false).as("system is undefined inside def").isTrue();
        } catch (com.inductiveautomation.ignition.common.script.JythonExecException e) {
            assertThat(e.getPyCause().orElseThrow().match(Py.NameError)).isTrue();
        }
    }

    @Test
    void hints_hold_what_was_registered_with_documentation() {
        Scripts.install(manager, "lib", "x = 1\n");
        assertThat(manager.getHintsTree().children().keySet()).containsExactly("system");
        assertThat(manager.getHintsTree().children().get("system").children().get("workflows").methods())
                .extracting(m -> m.getName()).contains("hello", "twice");
    }

    @Test
    void a_coding_line_and_letters_beyond_ascii_are_fine() throws Exception {
        Scripts.install(manager, "uml", "# -*- coding: utf-8 -*-\nx = u'Grüße'\n");
        assertThat(Scripts.run(manager, "result = uml.x + u'é'")).isEqualTo("Grüßeé");
    }
}
