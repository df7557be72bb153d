package org.rdopkg.git.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    Set<String> converted = new HashSet<>();
    for (int i = 0; i + 2 < fields.length; i += 3) {
      if (!fields[i + 2].equals("unspecified") && !fields[i + 2].equals("unset")) {
        converted.add(fields[i]);
      }
    }
    return converted;
  }
}
