import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a made-up upstream project as a stream for {@code git fast-import}: many Python-like files,
 * then many commits that change a few lines of one to five of them, some files much more often than
 * others. The same arguments give the same ids.
 *
 * <p>{@code java GeneratedUpstream.java FILES COMMITS | git fast-import}; the branch is {@code
 * upstream}.
 */
final class GeneratedUpstream {
  private static final long FIRST_COMMIT = 1_300_000_000L;
  private static final int LINES_IN_A_FUNCTION = 12;

  private final OutputStream out = new BufferedOutputStream(System.out, 1 << 20);
  private final Random random = new Random(42);
  private final int[][] versions;

  private GeneratedUpstream(int files) {
    versions = new int[files][];
    for (int i = 0; i < files; i++) {
      versions[i] = new int[20 + random.nextInt(90)];
    }
  }

  public static void main(String[] args) throws IOException {
    new GeneratedUpstream(Integer.parseInt(args[0])).write(Integer.parseInt(args[1]));
  }

  private void write(int commits) throws IOException {
    Set<Integer> all = new TreeSet<>();
    for (int i = 0; i < versions.length; i++) {
      all.add(i);
    }
    commit(0, "Initial commit\n", all);
    for (int i = 1; i < commits; i++) {
      Set<Integer> changed = change();
      String topic = path(changed.iterator().next());
      commit(i, "Handle case " + i + " in " + topic + "\n\n" + body(i), changed);
    }
    text("done\n");
    out.flush();
  }

  private static String body(int i) {
    return "The old way failed when an instance was in state " + i % 17 + ".\n"
        + (i % 3 == 0 ? "\nCloses-Bug: #" + (1_000_000 + i) + "\n" : "")
        + String.format("%nChange-Id: I%040x%n", i * 2_654_435_761L);
  }

  /** Changes a few lines of a few files. */
  private Set<Integer> change() {
    int share = random.nextInt(20);
    int files = share < 12 ? 1 : share < 17 ? 2 : 3 + random.nextInt(3);
    Set<Integer> changed = new TreeSet<>();
    while (changed.size() < files) {
      double skew = random.nextDouble();
      changed.add((int) (skew * skew * skew * versions.length));
    }
    for (int file : changed) {
      for (int hunk = random.nextInt(4); hunk >= 0; hunk--) {
        int at = random.nextInt(versions[file].length);
        int end = Math.min(versions[file].length, at + 1 + random.nextInt(4));
        for (int line = at; line < end; line++) {
          versions[file][line]++;
        }
      }
    }
    return changed;
  }

  private void commit(int number, String message, Set<Integer> files) throws IOException {
    text("commit refs/heads/upstream\n");
    long time = FIRST_COMMIT + number * 3600L;
    text("author Dev " + number % 500 + " <dev" + number % 500 + "@example.com> " + time + " +0000\n");
    text("committer Gate <gate@example.com> " + time + " +0000\n");
    data(message);
    for (int file : files) {
      text("M 100644 inline " + path(file) + "\n");
      data(content(file));
    }
  }

  private static String path(int file) {
    return "project/part" + file % 23 + "/area" + file % 211 + "/module_" + file + ".py";
  }

  private String content(int file) {
    StringBuilder text = new StringBuilder("\"\"\"Module " + file + ".\"\"\"\n\nimport os\n\n\n");
    for (int line = 0; line < versions[file].length; line++) {
      if (line % LINES_IN_A_FUNCTION == 0) {
        text.append(line == 0 ? "" : "\n\n");
        text.append("def step_").append(line).append("(context, instance):\n");
      }
      text.append("    value_").append(line).append(" = context.get('key ").append(file % 97);
      text.append('.').append(versions[file][line]).append("')\n");
    }
    return text.toString();
  }

  private void data(String text) throws IOException {
    text("data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n");
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
