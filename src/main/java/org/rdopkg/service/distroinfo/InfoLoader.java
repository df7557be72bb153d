package org.rdopkg.service.distroinfo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.service.distroinfo.InfoValue.Fields;
import org.rdopkg.service.distroinfo.InfoValue.Items;
import org.rdopkg.service.distroinfo.InfoValue.Scalar;

/**
 * Reads a file of distribution metadata and what it imports, and merges them: packages by their
 * project, releases by their name.
 */
public final class InfoLoader {
  private static final int MOST_FILES = 2000;
  private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}(/|$))[^/\\x00-\\x1f]+");

  private final List<Fields> contents = new ArrayList<>();
  private final Map<String, Fields> others = new LinkedHashMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  private InfoLoader() {}

  /**
   * Reads a file with all that it imports.
   *
   * @throws RdopkgException when a file is missing or wrong, or imports itself
   */
  public static DistroInfo load(InfoFiles files, String name) {
    return load(files, name, "");
  }

  /**
   * The same with the overrides of a tag in the place of packages' own values.
   *
   * @param tag empty for none
   */
  public static DistroInfo load(InfoFiles files, String name, String tag) {
    InfoLoader loader = new InfoLoader();
    loader.read(files, name);
    boolean single = loader.contents.size() == 1;
    return new InfoBuilder(InfoMerge.fields(loader.withoutLists()), tag)
        .build(
            loader.named("packages", "project", single), loader.named("releases", "name", false));
  }

  private void read(InfoFiles files, String name) {
    String key = files.place() + "\n" + name;
    if (open.contains(key)) {
      throw invalid(name, "it imports itself, at last: " + String.join(" > ", names(name)));
    }
    if (contents.size() == MOST_FILES) {
      throw invalid(name, "more than " + MOST_FILES + " files are imported");
    }
    Fields content = InfoYaml.parse(files.read(checked(name)), name);
    contents.add(content);
    content.fields("remote-info").map().forEach(this::addOther);
    open.addLast(key);
    for (InfoValue imported : imports(content, name)) {
      readImport(files, name, imported);
    }
    open.removeLast();
  }

  private void addOther(String name, InfoValue description) {
    if (description instanceof Fields fields) {
      others.put(name, fields);
    }
  }

  private static List<InfoValue> imports(Fields content, String name) {
    InfoValue imports = content.get("import").orElse(new Items(List.of()));
    if (imports instanceof Items items) {
      return items.values();
    }
    throw invalid(name, "import must be a list of files");
  }

  private void readImport(InfoFiles files, String from, InfoValue imported) {
    if (imported instanceof Scalar scalar) {
      read(files, scalar.text());
      return;
    }
    if (imported instanceof Fields remote && remote.map().size() == 1) {
      String name = remote.map().keySet().iterator().next();
      Fields description = others.get(name);
      if (description == null) {
        throw invalid(from, "it imports from '" + name + "', which remote-info does not describe");
      }
      read(files.other(description), remote.text(name).orElse(""));
      return;
    }
    throw invalid(from, "import must be a list of files");
  }

  private List<String> names(String last) {
    List<String> names = new ArrayList<>();
    open.forEach(key -> names.add(key.substring(key.indexOf('\n') + 1)));
    names.add(last);
    return names;
  }

  /** A name that stays in its folder. */
  private static String checked(String name) {
    for (String part : name.split("/", -1)) {
      if (!NAME.matcher(part).matches()) {
        throw invalid(name, "its name leads out of the folder of the files");
      }
    }
    return name;
  }

  private List<Fields> withoutLists() {
    List<Fields> rest = new ArrayList<>();
    for (Fields content : contents) {
      Map<String, InfoValue> map = new LinkedHashMap<>(content.map());
      map.keySet().removeAll(List.of("packages", "releases", "import", "remote-info"));
      rest.add(new Fields(map));
    }
    return rest;
  }

  /**
   * The entries of a list, those of one name merged.
   *
   * @param once whether a name may stand there only once
   */
  private List<Fields> named(String list, String key, boolean once) {
    if (contents.stream().noneMatch(content -> content.map().containsKey(list))) {
      throw RdopkgException.of(ErrorKind.INPUT, "Invalid distroinfo: no section '" + list + "'")
          .because("none of the files read has it")
          .fix("Name the right file with -i/--info-file.");
    }
    Map<String, List<Fields>> entries = new LinkedHashMap<>();
    for (Fields content : contents) {
      for (InfoValue value : entries(content, list)) {
        if (!(value instanceof Fields entry) || entry.text(key).isEmpty()) {
          throw RdopkgException.of(ErrorKind.INPUT, "Invalid distroinfo: an entry of " + list)
              .because("it has no '" + key + "'");
        }
        List<Fields> same = entries.computeIfAbsent(entry.text(key).get(), k -> new ArrayList<>(4));
        if (once && !same.isEmpty()) {
          throw RdopkgException.of(
                  ErrorKind.INPUT, "Invalid distroinfo: " + key + " " + entry.text(key).get())
              .because("it is defined twice in one file");
        }
        same.add(entry);
      }
    }
    return entries.values().stream().map(InfoMerge::fields).toList();
  }

  private static List<InfoValue> entries(Fields content, String list) {
    InfoValue entries = content.get(list).orElse(new Items(List.of()));
    if (entries instanceof Items items) {
      return items.values();
    }
    if (entries instanceof Fields fields) {
      return List.copyOf(fields.map().values());
    }
    throw RdopkgException.of(ErrorKind.INPUT, "Invalid distroinfo: " + list)
        .because("it must be a list");
  }

  private static RdopkgException invalid(String name, String why) {
    return RdopkgException.of(ErrorKind.INPUT, "Invalid distroinfo file: " + name).because(why);
  }
}
