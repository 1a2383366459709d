package dev.exchangeworkflows.modl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The one module of a module.xml. */
record ModuleElement(Element element) {

    static ModuleElement of(byte[] file) {
        Element root = parse(file);
        List<Element> modules = children(root, "module");
        if (!"modules".equals(root.getTagName()) || modules.size() != 1) {
            throw new IllegalArgumentException("module.xml must hold one module inside modules");
        }
        return new ModuleElement(modules.get(0));
    }

    /** A file from anywhere is read: it must not be able to pull in others. */
    private static Element parse(byte[] file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(file)).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("module.xml cannot be read: " + e.getMessage());
        }
    }

    /** The text of an element that occurs once; empty when it is missing. */
    String text(String name) {
        List<Element> found = all(name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }

    List<Element> all(String name) {
        return children(element, name);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getTagName())) {
                found.add(child);
            }
        }
        return found;
    }
}
