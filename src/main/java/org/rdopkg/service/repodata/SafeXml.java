package org.rdopkg.service.repodata;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Readers of XML from the network: no document type, no entity, nothing fetched. */
final class SafeXml {
  private static final String NO_LIMIT = "0";

  /** Java counts all text as entities of the document; there are no others here. */
  private static final String TOTAL_SIZE = "jdk.xml.totalEntitySizeLimit";

  private SafeXml() {}

  static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    if (factory.isPropertySupported(TOTAL_SIZE)) {
      factory.setProperty(TOTAL_SIZE, NO_LIMIT);
    }
    return factory.createXMLStreamReader(in);
  }

  /** An attribute without a namespace; an empty text without it. */
  static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** The text of a small element. */
  static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA) {
        if (text.length() < 10_000) {
          text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
      } else if (event == XMLStreamReader.END_ELEMENT) {
        break;
      }
    }
    return text.toString().strip();
  }
}
