package dev.testgateway.web;

import static dev.testgateway.web.Html.escape;

import com.inductiveautomation.ignition.gateway.web.nav.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The frame around a page: top bar, rail of sections and pages, the place for the page. */
final class ShellHtml {
    static final String BASE_API = "/data/api/v1";

    private final String user;
    private final List<Page> pages;
    private final String route;

    ShellHtml(String user, List<Page> pages, String route) {
        this.user = user;
        this.pages = pages;
        this.route = route;
    }

    String page(Page page) {
        return frame(
                page.title(),
                """
                <main id="page" tabindex="-1" data-module="%s" data-url="%s" data-component="%s" data-base-api="%s">
                <p class="gw-loading" role="status">Loading %s</p></main>
                """
                        .formatted(
                                escape(page.bundle().getModuleName()),
                                escape(page.bundle().getUrl()),
                                escape(page.component()),
                                BASE_API,
                                escape(page.title())));
    }

    String message(String text) {
        return frame(text, "<main id=\"page\" tabindex=\"-1\"><h1>%s</h1></main>".formatted(escape(text)));
    }

    String home(List<String> cards) {
        StringBuilder list = new StringBuilder();
        cards.forEach(card -> list.append("<li>").append(escape(card)).append("</li>"));
        return frame(
                "Home",
                "<main id=\"page\" tabindex=\"-1\"><h1>Test gateway</h1>%s</main>"
                        .formatted(cards.isEmpty() ? "" : "<ul>" + list + "</ul>"));
    }

    private String frame(String title, String main) {
        return head(title)
                + """
                <body>
                <a class="gw-skip" href="#page">Skip to the page</a>
                <header class="gw-top"><a class="gw-brand" href="/app">Test gateway</a>
                <span class="gw-user">%s</span>
                <button id="gw-theme" type="button" aria-pressed="false">Dark theme</button>
                <form method="post" action="/logout"><button type="submit">Log out</button></form></header>
                <nav class="gw-rail" aria-label="Gateway">%s</nav>
                %s
                </body></html>
                """
                        .formatted(escape(user), rail(), main);
    }

    private static String head(String title) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%s - Test gateway</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="icon" href="/res/sys/icon.svg"><link rel="stylesheet" href="/res/sys/shell.css">
                <script src="/res/sys/js/theme.js"></script>
                <script type="systemjs-importmap" src="/res/sys/importmap.json"></script>
%s</head>
                """
                .formatted(escape(title), scripts());
    }

    private static String scripts() {
        return List.of("renderers.js", "system.min.js", "amd.min.js", "named-register.min.js", "shell.js").stream()
                .map("<script src=\"/res/sys/js/%s\" defer></script>\n"::formatted)
                .collect(Collectors.joining());
    }

    private String rail() {
        StringBuilder html = new StringBuilder();
        for (Section section : Section.values()) {
            html.append("<h2>").append(name(section)).append("</h2>");
            categories(section).forEach((category, ofCategory) -> html.append(group(category, ofCategory)));
        }
        return html.toString();
    }

    private Map<String, List<Page>> categories(Section section) {
        Map<String, List<Page>> groups = new LinkedHashMap<>();
        pages.stream()
                .filter(page -> page.section() == section)
                .forEach(page -> groups.computeIfAbsent(page.category(), id -> new ArrayList<>())
                        .add(page));
        return groups;
    }

    private String group(String category, List<Page> ofCategory) {
        String label = ofCategory.stream()
                .map(Page::label)
                .filter(text -> !text.equals(category))
                .findFirst()
                .orElse(category);
        StringBuilder links = new StringBuilder();
        ofCategory.forEach(page -> links.append(link(page)));
        return "<h3>%s</h3><ul>%s</ul>".formatted(escape(label), links);
    }

    private String link(Page page) {
        String current = page.route().equals(route) ? " aria-current=\"page\"" : "";
        return "<li><a href=\"/app%s\"%s>%s</a></li>".formatted(escape(page.route()), current, escape(page.name()));
    }

    private static String name(Section section) {
        return section.name().charAt(0) + section.name().substring(1).toLowerCase(Locale.ROOT);
    }

    static String login(String next, boolean failed) {
        return head("Log in")
                + """
                <body class="gw-login"><main><h1>Log in</h1>%s
                <form method="post" action="/login"><input type="hidden" name="next" value="%s">
                <label>User <input name="user" autocomplete="username" required autofocus></label>
                <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
                <button type="submit">Log in</button></form></main></body></html>
                """
                        .formatted(
                                failed ? "<p role=\"alert\">User or password is wrong</p>" : "", escape(next));
    }
}
