package org.rdopkg.service.repodata;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.sources.Checksum;

/**
 * What {@code repodata/repomd.xml} says of the list of packages.
 *
 * @param href where the list is, from the repository's folder
 * @param checksum of the list as it is fetched
 * @param size of it in bytes; -1 when it is not told
 */
record Repomd(String href, Checksum checksum, long size) {
  private static final String LIST = "primary";

  /**
   * Reads it.
   *
   * @param where it comes from, for errors
   */
  static Repomd parse(byte[] content, String where) {
    try {
      XMLStreamReader xml = SafeXml.reader(new ByteArrayInputStream(content));
      while (xml.hasNext()) {
        boolean data =
            xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("data");
        if (data && SafeXml.attribute(xml, "type").equals(LIST)) {
          return list(xml, where);
        }
      }
    } catch (XMLStreamException e) {
      throw invalid(where, "it is no XML").causedBy(e);
    }
    throw invalid(where, "it names no list of packages");
  }

  private static Repomd list(XMLStreamReader xml, String where) throws XMLStreamException {
    String href = "";
    String algorithm = "";
    String hex = "";
    String size = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("data")) {
        break;
      }
      if (event == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "location" -> href = SafeXml.attribute(xml, "href");
          case "checksum" -> {
            algorithm = SafeXml.attribute(xml, "type");
            hex = SafeXml.text(xml);
          }
          case "size" -> size = SafeXml.text(xml);
          default -> {}
        }
      }
    }
    return of(href, algorithm, hex, size, where);
  }

  private static Repomd of(String href, String algorithm, String hex, String size, String where) {
    String name = algorithm.equals("sha") ? "sha1" : algorithm;
    Checksum checksum =
        Checksum.Algorithm.of(name)
            .filter(known -> Checksum.isHex(hex, known))
            .map(known -> new Checksum(known, hex.toLowerCase(Locale.ROOT)))
            .orElseThrow(() -> invalid(where, "it has no checksum that rdopkg knows"));
    if (!isInside(href)) {
      throw invalid(where, "its list of packages is elsewhere: " + href);
    }
    boolean number =
        !size.isEmpty() && size.length() < 15 && size.chars().allMatch(c -> c >= '0' && c <= '9');
    return new Repomd(href, checksum, number ? Long.parseLong(size) : -1);
  }

  /** Whether a path stays in the repository's folder. */
  private static boolean isInside(String href) {
    boolean steps = ("/" + href + "/").contains("/../");
    return !href.isEmpty()
        && href.charAt(0) != '/'
        && !steps
        && href.chars().noneMatch(c -> c <= ' ' || c == ':' || c == '\\' || c == '?' || c == '#');
  }

  private static RdopkgException invalid(String where, String why) {
    return RdopkgException.of(ErrorKind.INPUT, "Not the metadata of a repository: " + where)
        .because(why);
  }
}
