package dev.testgateway;

import com.inductiveautomation.ignition.common.model.ApplicationScope;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads {@code module.xml}: element names in any case and order, everything else strict. */
final class ModuleXml {
    private static final Pattern VERSION =
            Pattern.compile("dev|\\d+\\.\\d+\\.\\d+(\\.\\d+)?(-(rc|beta)\\d+|-SNAPSHOT)?");
    private static final Pattern PLATFORM_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(-.*)?");

    private String id;
    private String name;
    private String version;
    private String description = "";
    private String license;
    private String documentation;
    private String requiredIgnition;
    private int framework = -1;
    private final List<ModuleInfo.Hook> hooks = new ArrayList<>();
    private final List<ModuleInfo.Jar> jars = new ArrayList<>();
    private final List<ModuleInfo.Depends> depends = new ArrayList<>();

    private ModuleXml() {}

    static ModuleInfo parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
        ModuleXml reading = new ModuleXml();
        reading.module(root.getTagName().equalsIgnoreCase("modules") ? firstChild(root) : root);
        return reading.info();
    }

    private static Element firstChild(Element root) throws SAXException {
        for (Node n = root.getFirstChild(); n != null; n = n.getNextSibling()) if (n instanceof Element e) return e;
        throw new SAXException("<modules> holds no <module>");
    }

    private void module(Element module) throws SAXException {
        for (Node n = module.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) element(e, e.getTextContent().trim());
        }
    }

    private void element(Element e, String text) throws SAXException {
        switch (e.getTagName().toLowerCase(Locale.ROOT)) {
            case "id" -> id = text;
            case "name" -> name = text;
            case "version" -> version = text;
            case "description" -> description = text;
            case "license" -> license = text;
            case "documentation" -> documentation = text;
            case "requiredignitionversion" -> requiredIgnition = text;
            case "requiredframeworkversion" -> framework = Integer.parseInt(text);
            case "hook" -> hooks.add(new ModuleInfo.Hook(text, single(e)));
            case "jar", "export" -> jars.add(new ModuleInfo.Jar(text, scope(e)));
            case "depends" -> {
                if (!e.getAttribute("scope").isBlank()) {
                    depends.add(new ModuleInfo.Depends(text, scope(e), !"false".equals(e.getAttribute("required"))));
                }
            }
            default -> { } // freeModule, require, vendor...: the platform has its own ways
        }
    }

    private static int scope(Element e) throws SAXException {
        String code = e.getAttribute("scope").trim();
        if (code.isEmpty()) throw new SAXException("<" + e.getTagName() + "> " + e.getTextContent() + " has no scope");
        try {
            return ApplicationScope.parseScope(code);
        } catch (IllegalArgumentException unknown) {
            throw new SAXException("<" + e.getTagName() + "> " + e.getTextContent() + ": " + unknown.getMessage());
        }
    }

    private static int single(Element e) throws SAXException {
        int scope = scope(e);
        if (Integer.bitCount(scope) != 1) throw new SAXException("a hook has one scope, not " + e.getAttribute("scope"));
        return scope;
    }

    private ModuleInfo info() {
        if (id == null || id.isEmpty()) throw new IllegalArgumentException("module.xml has no id");
        if (version == null || !VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("module.xml: '" + version + "' is no version (1.2.3, 1.2.3.4, -rc1, -beta1, -SNAPSHOT)");
        }
        if (requiredIgnition != null && !PLATFORM_VERSION.matcher(requiredIgnition).matches()) {
            throw new IllegalArgumentException("module.xml: requiredIgnitionVersion '" + requiredIgnition + "' needs three parts");
        }
        return new ModuleInfo(id, name, version, description, license, documentation, requiredIgnition, framework,
                List.copyOf(hooks), List.copyOf(jars), List.copyOf(depends));
    }
}
