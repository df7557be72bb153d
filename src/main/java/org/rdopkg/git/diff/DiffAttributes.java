package org.rdopkg.git.diff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.git.diff.AttributesFile.Rule;
import org.rdopkg.git.diff.AttributesFile.Setting;
import org.rdopkg.git.diff.AttributesFile.State;

/**
 * How the paths of a tree are to be compared, by the {@code .gitattributes} files of that tree.
 *
 * <p>The file in the folder nearest to a path counts most, in a file the last line that matches, in
 * a line the last attribute. A macro that is set stands for its attributes; {@code binary} is
 * {@code -diff -merge -text}; others may be defined in the top folder. Attributes of the user's own
 * (in {@code info/attributes} or the home folder) and drivers in git config do not count here:
 * patches must not depend on whose machine writes them.
 *
 * <p>Deliberately as documented, not as git 2.39: {@code a**} with other bytes beside the asterisks
 * does not cross a slash.
 */
public final class DiffAttributes {
  private static final String DIFF = "diff";
  private static final String MERGE = "merge";
  private static final List<Setting> BINARY =
      List.of(
          new Setting(DIFF, State.UNSET, ""),
          new Setting(MERGE, State.UNSET, ""),
          new Setting("text", State.UNSET, ""));

  /** Reads files of the tree. */
  @FunctionalInterface
  public interface Files {
    /**
     * The contents of the file {@code .gitattributes} in a folder.
     *
     * @param folder its path without a slash at the end; no bytes for the top folder
     * @return empty if there is no such regular file
     */
    Optional<byte[]> read(byte[] folder);
  }

  private final Files files;
  private final Optional<AttributesFile> above;
  private final Optional<AttributesFile> below;
  private final Map<String, Optional<AttributesFile>> parsed = new HashMap<>();

  /** The attributes of the tree that {@code files} reads; each folder is asked for once. */
  public DiffAttributes(Files files) {
    this(files, Optional.empty(), Optional.empty());
  }

  /**
   * The attributes that git finds in a work tree, the user's own included: what a merge obeys.
   *
   * @param info contents of {@code info/attributes}, which counts before the tree's files
   * @param global contents of the user's file ({@code core.attributesFile}), which counts after
   *     them
   */
  public DiffAttributes(Files files, Optional<byte[]> info, Optional<byte[]> global) {
    this.files = files;
    this.above = info.map(AttributesFile::new);
    this.below = global.map(AttributesFile::new);
  }

  /** How to compare the file at {@code path}. */
  public DiffRule of(byte[] path) {
    return setting(path).map(DiffAttributes::rule).orElse(DiffRule.NONE);
  }

  /** How to merge the file at {@code path}. */
  public MergeRule merging(byte[] path) {
    Optional<Setting> merge = setting(path, MERGE);
    return merge.map(DiffAttributes::mergeRule).orElse(MergeRule.UNSPECIFIED);
  }

  private static MergeRule mergeRule(Setting merge) {
    return switch (merge.state()) {
      case SET -> new MergeRule("text");
      case UNSET -> new MergeRule("binary");
      case VALUE -> new MergeRule(merge.value());
      case UNSPECIFIED -> MergeRule.UNSPECIFIED;
    };
  }

  /** What is said of the attribute {@code diff} of a path, if anything. */
  Optional<Setting> setting(byte[] path) {
    return setting(path, DIFF);
  }

  private Optional<Setting> setting(byte[] path, String name) {
    List<Placed> stack = filesAbove(path);
    if (stack.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Setting> decided = new HashMap<>();
    Map<String, List<Setting>> macros = macros();
    for (Placed placed : stack) {
      List<Rule> rules = placed.file().rules();
      for (int i = rules.size() - 1; i >= 0; i--) {
        if (rules.get(i).pattern().matches(path, placed.depth())) {
          decide(rules.get(i).settings(), macros, decided);
        }
      }
    }
    return Optional.ofNullable(decided.get(name));
  }

  /** A file and where in the path its folder ends. */
  private record Placed(AttributesFile file, int depth) {}

  /** The attributes files of the folders of a path, the nearest first. */
  private List<Placed> filesAbove(byte[] path) {
    List<Placed> stack = new ArrayList<>();
    above.ifPresent(file -> stack.add(new Placed(file, 0)));
    for (int i = path.length - 1; i > 0; i--) {
      if (path[i] == '/') {
        place(new String(path, 0, i, StandardCharsets.ISO_8859_1), i + 1, stack);
      }
    }
    place("", 0, stack);
    below.ifPresent(file -> stack.add(new Placed(file, 0)));
    return stack;
  }

  private void place(String folder, int depth, List<Placed> stack) {
    parse(folder).ifPresent(file -> stack.add(new Placed(file, depth)));
  }

  private Optional<AttributesFile> parse(String folder) {
    return parsed.computeIfAbsent(
        folder, name -> files.read(PathPattern.bytes(name)).map(AttributesFile::new));
  }

  private Map<String, List<Setting>> macros() {
    Map<String, List<Setting>> macros = new HashMap<>();
    macros.put("binary", BINARY);
    below.ifPresent(file -> macros.putAll(file.macros()));
    parse("").ifPresent(top -> macros.putAll(top.macros()));
    above.ifPresent(file -> macros.putAll(file.macros()));
    return macros;
  }

  /** Takes over what is not decided yet, the last first. */
  private static void decide(
      List<Setting> settings, Map<String, List<Setting>> macros, Map<String, Setting> decided) {
    for (int i = settings.size() - 1; i >= 0; i--) {
      Setting setting = settings.get(i);
      if (decided.putIfAbsent(setting.name(), setting) == null && setting.state() == State.SET) {
        decide(macros.getOrDefault(setting.name(), List.of()), macros, decided);
      }
    }
  }

  private static DiffRule rule(Setting diff) {
    return switch (diff.state()) {
      case SET -> new DiffRule(Optional.of(false), Optional.empty());
      case UNSET -> new DiffRule(Optional.of(true), Optional.empty());
      case VALUE -> new DiffRule(Optional.empty(), FunctionNames.named(diff.value()));
      case UNSPECIFIED -> DiffRule.NONE;
    };
  }
}
