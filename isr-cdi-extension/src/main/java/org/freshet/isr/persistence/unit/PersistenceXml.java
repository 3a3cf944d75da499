package org.freshet.isr.persistence.unit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.unit.DeclaredUnit.Listener;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the descriptors of persistence units that an application's class loader sees, and of their
 * mapping files no more than which listeners they attach. Resolves nothing outside of the files.
 */
final class PersistenceXml {

  private final ClassLoader loader;
  private final Problems problems;

  PersistenceXml(ClassLoader loader, Problems problems) {
    this.loader = loader;
    this.problems = problems;
  }

  /** The declared units; a file that cannot be read is added to the problems. */
  List<DeclaredUnit> units() {
    List<DeclaredUnit> units = new ArrayList<>();
    for (Document descriptor : documents("META-INF/persistence.xml")) {
      for (Element unit : elements(descriptor.getDocumentElement(), "persistence-unit")) {
        units.add(unit(unit));
      }
    }
    return List.copyOf(units);
  }

  private DeclaredUnit unit(Element unit) {
    List<String> mappingFiles = new ArrayList<>();
    mappingFiles.add("META-INF/orm.xml");
    elements(unit, "mapping-file").forEach(file -> mappingFiles.add(file.getTextContent().strip()));
    List<Listener> listeners = new ArrayList<>();
    for (String file : mappingFiles) {
      for (Document mappings : documents(file)) {
        Element root = mappings.getDocumentElement();
        for (Element listener : elements(root, "entity-listener")) {
          listeners.add(new Listener(listener.getAttribute("class"), entityOf(listener, root)));
        }
      }
    }
    boolean resourceLocal = "RESOURCE_LOCAL".equals(unit.getAttribute("transaction-type"));
    List<String> classes =
        elements(unit, "class").stream().map(type -> type.getTextContent().strip()).toList();
    String source =
        elements(unit, "jta-data-source").stream()
            .map(element -> element.getTextContent().strip())
            .findFirst()
            .orElse(null);
    return new DeclaredUnit(
        unit.getAttribute("name"), resourceLocal, source, List.copyOf(listeners), classes);
  }

  /** The class of the entity element around a listener; null if it is a default of the unit. */
  private static @Nullable String entityOf(Element listener, Element root) {
    if (!(listener.getParentNode().getParentNode() instanceof Element owner)
        || !owner.hasAttribute("class")) {
      return null;
    }
    String name = owner.getAttribute("class");
    String in =
        elements(root, "package").stream()
            .filter(element -> element.getParentNode() == root)
            .map(element -> element.getTextContent().strip() + ".")
            .findFirst()
            .orElse("");
    return name.contains(".") ? name : in + name;
  }

  private List<Document> documents(String resource) {
    List<Document> found = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader.getResources(resource))) {
        found.add(parse(url));
      }
    } catch (IOException | SAXException | ParserConfigurationException e) {
      problems.add(Codes.PERSISTENCE_XML, resource, "it cannot be read: " + e.getMessage());
    }
    return found;
  }

  private static Document parse(URL url)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    DocumentBuilder builder = factory.newDocumentBuilder();
    // Throws what is fatal, and prints nothing.
    builder.setErrorHandler(new DefaultHandler());
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return builder.parse(in);
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>(nodes.getLength());
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
