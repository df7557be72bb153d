package org.rdopkg.service.repodata;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through a repository's list of packages, {@code primary.xml}, for some of them: by their
 * names, and by what they provide. The list is read as a stream, since it may have hundreds of
 * megabytes.
 */
final class PrimaryReader {
  private final Set<String> names;
  private final Map<String, PackageBuild> named = new HashMap<>();
  private final Map<String, PackageBuild> provided = new HashMap<>();

  private PrimaryReader(Set<String> names) {
    this.names = names;
  }

  /**
   * The newest builds by the names asked for; a package of the name goes before one that provides
   * it.
   */
  static Map<String, PackageBuild> read(InputStream in, Set<String> names)
      throws IOException, XMLStreamException {
    PrimaryReader reader = new PrimaryReader(names);
    XMLStreamReader xml = SafeXml.reader(in);
    while (xml.hasNext()) {
      boolean start = xml.next() == XMLStreamReader.START_ELEMENT;
      if (start && xml.getLocalName().equals("package")) {
        reader.onePackage(xml);
      }
    }
    Map<String, PackageBuild> found = new HashMap<>(reader.provided);
    found.putAll(reader.named);
    return found;
  }

  private void onePackage(XMLStreamReader xml) throws XMLStreamException {
    String name = "";
    String arch = "";
    String[] evr = {"0", "", ""};
    List<String> provides = new ArrayList<>();
    boolean inProvides = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT) {
        inProvides &= !xml.getLocalName().equals("provides");
        if (xml.getLocalName().equals("package")) {
          break;
        }
      }
      if (event == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "name" -> name = SafeXml.text(xml);
          case "arch" -> arch = SafeXml.text(xml);
          case "version" -> evr = evr(xml);
          case "provides" -> inProvides = true;
          case "entry" -> provide(xml, inProvides, provides);
          default -> {}
        }
      }
    }
    if (!arch.equals("src") && !arch.equals("nosrc")) {
      take(new PackageBuild(name, evr[0], evr[1], evr[2]), provides);
    }
  }

  private static String[] evr(XMLStreamReader xml) {
    String epoch = SafeXml.attribute(xml, "epoch");
    return new String[] {
      epoch.isEmpty() ? "0" : epoch, SafeXml.attribute(xml, "ver"), SafeXml.attribute(xml, "rel")
    };
  }

  private void provide(XMLStreamReader xml, boolean inProvides, List<String> provides) {
    String name = inProvides ? SafeXml.attribute(xml, "name") : "";
    if (names.contains(name)) {
      provides.add(name);
    }
  }

  private void take(PackageBuild build, List<String> provides) {
    if (names.contains(build.name())) {
      named.merge(build.name(), build, PackageBuild::newer);
    }
    provides.forEach(name -> provided.merge(name, build, PackageBuild::newer));
  }
}
