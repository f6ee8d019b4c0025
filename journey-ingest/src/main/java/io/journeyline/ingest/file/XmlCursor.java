package io.journeyline.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the elements of an XML file, once and without holding it. Document types are not
 * looked at, so nothing outside the file is read and no entity grows.
 */
final class XmlCursor {
  /** Deepest nesting of elements. */
  static final int MAX_DEPTH = 64;

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader xml;
  private int depth;

  XmlCursor(InputStream in) throws IOException {
    try {
      xml = FACTORY.createXMLStreamReader(new XmlBytes(in));
    } catch (XMLStreamException | RuntimeException e) {
      throw new IOException("not XML: " + reason(e), e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // They would count each &amp; of a large file; without document types there are no others.
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    return factory;
  }

  /** Goes to the next beginning of an element, or to the end of the one that it is in. */
  boolean nextChild() throws IOException {
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          enter();
          return true;
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
          return false;
        }
      }
      return false;
    } catch (XMLStreamException | RuntimeException e) {
      throw new IOException("not XML at line " + line() + ": " + reason(e), e);
    }
  }

  private void enter() throws IOException {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new IOException(
          "line " + line() + ": elements are nested deeper than " + MAX_DEPTH + " levels");
    }
  }

  /** Passes over all that is in the element that it has just entered. */
  void skip() throws IOException {
    int outside = depth - 1;
    while (depth > outside) {
      var _ = nextChild();
    }
  }

  /** Name of the element that it has just entered. */
  String name() {
    return xml.getLocalName();
  }

  /** An attribute of the element that it has just entered. */
  @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  int line() {
    return Math.max(1, xml.getLocation().getLineNumber());
  }

  /** The parser's message without its first line, which names a position by itself. */
  private static String reason(Exception e) {
    if (e instanceof NoSuchElementException) {
      return "it ends too early";
    }
    String message = Objects.toString(e.getMessage(), e.toString());
    int at = message.indexOf("Message: ");
    return at < 0 ? message : message.substring(at + "Message: ".length());
  }
}
