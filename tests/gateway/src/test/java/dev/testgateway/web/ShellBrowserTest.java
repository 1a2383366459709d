package dev.testgateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frame in a real browser, with a bundle of each kind. */
class ShellBrowserTest {
    private static final String PAGE = "/app/sample/widgets";
    private static final String WIDGETS = """
            exports.WidgetsPage = function (props) {
              var state = React.useState(1);
              React.useEffect(function () { state[1](2); }, []);
              return React.createElement("p", {id: "widgets", style: {color: "red"}},
                "base " + props.baseApi + " React " + React.version + " state " + state[0]);
            };
            """;

    @TempDir
    static Path profile;

    private static Browser browser;

    @TempDir
    Path home;

    private WebFixture gateway;

    @BeforeAll
    static void startBrowser() throws Exception {
        browser = new Browser(profile);
    }

    @AfterAll
    static void stopBrowser() throws Exception {
        browser.close();
    }

    @BeforeEach
    void start() {
        gateway = new WebFixture(home);
        browser.forget();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static String umd(String name, String body) {
        return """
                (function (root, factory) {
                  if (typeof define === "function" && define.amd) define(%s["exports", "react", "react-dom"], factory);
                  else throw new Error("no AMD here");
                })(this, function (exports, React, ReactDOM) { %s });
                """
                .formatted(name, body);
    }

    private static String named(String body) {
        return umd("\"sample.pages\", ", body);
    }

    private void open(String bundle) throws Exception {
        open(Map.of("pages.js", bundle));
    }

    private void open(Map<String, String> files) throws Exception {
        SampleModule.start(gateway, true, files);
        String root = "http://localhost:" + gateway.web.port();
        browser.open(root + PAGE);
        browser.eval("document.querySelector('[name=user]').value = 'admin'");
        browser.eval("document.querySelector('[name=password]').value = 'admin'");
        browser.eval("document.querySelector('form').submit()");
        browser.await("document.readyState === 'complete' && document.getElementById('page').dataset.module");
    }

    private void assertWidgets() {
        browser.await("document.getElementById('widgets')"
                + " && document.getElementById('widgets').innerText === 'base /data/api/v1 React 18.2.0 state 2'");
        assertThat(browser.errors).isEmpty();
    }

    private String alert() {
        browser.await("document.querySelector('#page [role=alert]')");
        return browser.eval("document.querySelector('#page [role=alert]').innerText");
    }

    @Test
    void afterTheLoginANamedUmdBundleIsRendered() throws Exception {
        open(named(WIDGETS));
        assertWidgets();
        assertThat(browser.eval("location.pathname")).isEqualTo(PAGE);
    }

    @Test
    void anAnonymousAmdBundleIsRendered() throws Exception {
        open(umd("", WIDGETS));
        assertWidgets();
    }

    @Test
    void aBundleWithAReactOfItsOwnIsAnError() throws Exception {
        String react = Files.readString(Path.of("target/classes/dev/testgateway/web/sys/js/react.production.min.js"));
        open("var inner = (function () { var exports = {}, module = {exports: exports}; " + react
                + "; return module.exports; })();\n" + named("var React = inner; " + WIDGETS));
        assertThat(alert()).contains("React of its own");
        assertThat(browser.eval("document.getElementById('page').dataset.error")).isEqualTo("duplicate-react");
    }

    @Test
    void aSecondReactDomThatComesLaterIsAnErrorToo() throws Exception {
        String dom = Files.readString(Path.of("target/classes/dev/testgateway/web/sys/js/react-dom.production.min.js"));
        Map<String, String> files = new HashMap<>();
        files.put("second.js", "(function (exports, module, require) { " + dom
                + " })({}, {exports: {}}, function () { return window.firstReact; });");
        files.put("pages.js", named("""
                exports.WidgetsPage = function () {
                  React.useEffect(function () {
                    window.firstReact = React;
                    var script = document.createElement("script");
                    script.src = "/res/sample/second.js";
                    document.head.append(script);
                  }, []);
                  return React.createElement("p", null, "first");
                };
                """));
        open(files);
        assertThat(alert()).contains("React of its own");
    }

    @Test
    void aJsxRuntimeInTheBundleIsNoSecondReact() throws Exception {
        open(named("var owner = React.__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED.ReactCurrentOwner;" + WIDGETS));
        assertWidgets();
    }

    @Test
    void aMissingExportIsNamed() throws Exception {
        open(named("exports.Other = function () { return null; };"));
        assertThat(alert()).contains("sample.pages exports no WidgetsPage");
    }

    @Test
    void aMissingBundleIsNamed() throws Exception {
        open(Map.of("other.js", ""));
        assertThat(alert()).contains("/res/sample/pages.js answered 404");
    }

    @Test
    void aComponentThatThrowsLeavesTheFrameStanding() throws Exception {
        open(named("exports.WidgetsPage = function () { throw new Error('pump gone'); };"));
        assertThat(alert()).contains("pump gone");
        assertThat(browser.eval("document.querySelectorAll('.gw-rail a').length > 0 ? 'yes' : 'no'")).isEqualTo("yes");
    }

    @Test
    void noInlineScriptRuns() throws Exception {
        open(named(WIDGETS));
        assertWidgets();
        browser.eval("(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
                + " document.body.append(s); })()");
        assertThat(browser.eval("String(window.ran)")).isEqualTo("undefined");
    }

    @Test
    void aPageHas760PixelsOfA1024Screen() throws Exception {
        browser.width(1024);
        open(named(WIDGETS));
        assertWidgets();
        assertThat(browser.eval("String(document.getElementById('page').getBoundingClientRect().width)"))
                .isEqualTo("760");
        assertThat(browser.eval("String(document.documentElement.scrollWidth)")).isEqualTo("1024");
    }

    @Test
    void theThemeFollowsTheSystemUntilItIsChosen() throws Exception {
        browser.prefers("dark");
        open(named(WIDGETS));
        assertWidgets();
        assertThat(theme()).isEqualTo("dark rgb(18, 22, 25) true");
        browser.prefers("light");
        browser.await("document.documentElement.dataset.theme === 'light'");
        browser.eval("document.getElementById('gw-theme').click()");
        assertThat(theme()).isEqualTo("dark rgb(18, 22, 25) true");
        browser.open("http://localhost:" + gateway.web.port() + "/app");
        assertThat(theme()).isEqualTo("dark rgb(18, 22, 25) true");
    }

    private String theme() {
        return browser.eval("document.documentElement.dataset.theme + ' ' + getComputedStyle(document.body).backgroundColor"
                + " + ' ' + document.getElementById('gw-theme').getAttribute('aria-pressed')");
    }
}

