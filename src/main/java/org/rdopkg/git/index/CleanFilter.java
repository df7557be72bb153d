package org.rdopkg.git.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.AtomicFiles;

/**
 * The blob that git makes of a file: its bytes as they are, unless configuration or attributes ask
 * for line ends, encodings or filter programs (gitattributes(5)). Where that may be, git itself
 * makes the blob; ordinarily nobody asks, and no process is started.
 */
public final class CleanFilter {
  private static final long ATTRIBUTES_LIMIT = 100L << 20;
  private static final List<String> ATTRIBUTES =
      List.of("text", "crlf", "eol", "filter", "ident", "working-tree-encoding");

  private static final Set<String> NOT_SET = Set.of("unspecified", "unset");

  private final Checkout checkout;
  private final Set<String> filtered;

  /** The filter for these paths. */
  public CleanFilter(Checkout checkout, Collection<String> paths) {
    this.checkout = checkout;
    this.filtered = filteredPaths(paths);
  }

  /** Whether git may make something else of this path's file than its bytes. */
  public boolean appliesTo(String path) {
    return filtered.contains(path);
  }

  /**
   * The paths whose files git converts only because it takes them for text ({@code core.autocrlf},
   * {@code text=auto}). Such a file that is in the index with its CRs is left alone by git.
   */
  public Set<String> onlyGuessed() {
    Set<String> guessed = new HashSet<>(filtered);
    attributes(filtered)
        .forEach(
            (path, attributes) -> {
              if (isAsked(attributes)) {
                guessed.remove(path);
              }
            });
    return guessed;
  }

  /** Whether attributes say plainly that the file is converted; eol alone says that it is text. */
  private static boolean isAsked(Map<String, String> attributes) {
    Map<String, String> others = new HashMap<>(attributes);
    String text = others.remove("text");
    String eol = others.remove("eol");
    boolean plainText =
        "set".equals(text) || ("unspecified".equals(text) && !NOT_SET.contains(eol));
    return plainText || !NOT_SET.containsAll(others.values());
  }

  private Set<String> filteredPaths(Collection<String> paths) {
    String autocrlf = checkout.config().get("core.autocrlf").orElse("false");
    if (checkout.config().isTrue("core.autocrlf")
        || autocrlf.toLowerCase(Locale.ROOT).equals("input")) {
      return new HashSet<>(paths);
    }
    return paths.isEmpty() || !attributesMatter(paths) ? Set.of() : ask(paths);
  }

  private boolean attributesMatter(Collection<String> paths) {
    Set<Path> files = new HashSet<>();
    Path top = checkout.workTree();
    for (String path : paths) {
      for (Path folder = checkout.files().resolve(path).getParent();
          folder != null && folder.startsWith(top);
          folder = folder.getParent()) {
        files.add(folder.resolve(".gitattributes"));
      }
    }
    files.add(checkout.location().commonDir().resolve("info").resolve("attributes"));
    files.add(userAttributes());
    files.add(Path.of("/etc/gitattributes"));
    return files.stream().anyMatch(CleanFilter::mentionsConversion);
  }

  private Path userAttributes() {
    Path home = checkout.environment().home();
    String configured = checkout.config().get("core.attributesFile").orElse("");
    if (!configured.isEmpty()) {
      return configured.startsWith("~/")
          ? home.resolve(configured.substring(2))
          : checkout.workTree().resolve(configured);
    }
    return checkout
        .environment()
        .getNonEmpty("XDG_CONFIG_HOME")
        .map(Path::of)
        .orElseGet(() -> home.resolve(".config"))
        .resolve("git")
        .resolve("attributes");
  }

  private static boolean mentionsConversion(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      byte[] bytes = AtomicFiles.read(file, ATTRIBUTES_LIMIT);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return ATTRIBUTES.stream().anyMatch(text::contains);
    } catch (IOException e) {
      return true; // git will tell
    }
  }

  private Set<String> ask(Collection<String> paths) {
    Set<String> converted = new HashSet<>();
    attributes(paths)
        .forEach(
            (path, attributes) -> {
              if (!NOT_SET.containsAll(attributes.values())) {
                converted.add(path);
              }
            });
    return converted;
  }

  /** What git says of the attributes that convert, for each path. */
  private Map<String, Map<String, String>> attributes(Collection<String> paths) {
    if (paths.isEmpty()) {
      return Map.of();
    }
    List<String> command = new ArrayList<>(List.of("check-attr", "-z", "--stdin"));
    command.addAll(ATTRIBUTES);
    byte[] input = (String.join("\0", paths) + "\0").getBytes(StandardCharsets.UTF_8);
    String output =
        checkout
            .runner()
            .run(checkout.git().request(command.toArray(String[]::new)).input(input).build())
            .orThrow()
            .out();
    String[] fields = output.split("\0", -1);
    Map<String, Map<String, String>> attributes = new HashMap<>();
    for (int i = 0; i + 2 < fields.length; i += 3) {
      attributes
          .computeIfAbsent(fields[i], path -> new HashMap<>())
          .put(fields[i + 1], fields[i + 2]);
    }
    return attributes;
  }
}
