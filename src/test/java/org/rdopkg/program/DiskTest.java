package org.rdopkg.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.TempGit;

/**
 * Real full disks (a small tmpfs), read-only ones (a bind mount) and a limit on the size of files:
 * an error, the state before, and all is well once there is space. The mounts are seen by the
 * program alone: they are made in a namespace of their own.
 */
@Tag("packaged")
class DiskTest {
  private static final Path PROGRAM = Path.of("target/rdopkg").toAbsolutePath();

  /** The distance in KiB (and files) between the levels tried; 0 for the few of every run. */
  private static final int STEP = Integer.getInteger("rdopkg.disk.step", 0);

  private static final String ON_A_SMALL_DISK =
      """
      set -e
      mount -t tmpfs -o size=8m,nr_inodes=2000,mode=755 none "$MOUNT"
      cp -a "$TEMPLATE" "$MOUNT/foo"
      cd "$MOUNT/foo"
      if [ "$BLOCKS" != all ]; then
        free=$(df -k --output=avail "$MOUNT" | tail -n 1)
        head -c "$(((free - BLOCKS) * 1024))" /dev/zero >"$MOUNT/fill"
      else
        mkdir "$MOUNT/fill"
        free=$(df --output=iavail "$MOUNT" | tail -n 1)
        (cd "$MOUNT/fill" && seq "$((free - FILES))" | xargs touch)
      fi
      status=0
      "$PROGRAM" $ARGUMENTS >"$OUT/log" 2>&1 || status=$?
      echo "$status" >"$OUT/status"
      rm -r "$MOUNT/fill"
      cp -a . "$OUT/left"
      "$PROGRAM" $ARGUMENTS >"$OUT/next-log" 2>&1 || cat "$OUT/next-log"
      cp -a . "$OUT/next"
      """;

  private static final String ON_A_READ_ONLY_DISK =
      """
      set -e
      mount --bind "$TEMPLATE" "$TEMPLATE"
      mount -o remount,bind,ro "$TEMPLATE"
      cd "$TEMPLATE"
      status=0
      "$PROGRAM" $ARGUMENTS >"$OUT/log" 2>&1 || status=$?
      echo "$status" >"$OUT/status"
      """;

  private static final String WITH_SMALL_FILES_ONLY =
      """
      cd "$TEMPLATE"
      (ulimit -f "$BLOCKS" && exec "$PROGRAM" $ARGUMENTS) 2>&1 | cat >"$OUT/log"
      """;

  @TempDir Path folder;
  private TempGit template;
  private String before;
  private String after;

  @BeforeEach
  void aPackage() throws Exception {
    template = distgit("foo").patches(9).inSpec(4).create().git();
    before = CheckoutState.of(template);
    Path done = folder.resolve("done");
    shell("cp -a \"$TEMPLATE\" \"$OUT\" && cd \"$OUT\" && \"$PROGRAM\" patch -l", done, Map.of());
    after = CheckoutState.of(TempGit.at(folder, done));
    assertThat(after).isNotEqualTo(before);
  }

  private int shell(String script, Path out, Map<String, String> variables) throws Exception {
    return run(List.of("sh", "-c", script), out, variables);
  }

  /** Runs a script that makes mounts which nobody else sees. */
  private int mounting(String script, Path out, Map<String, String> variables) throws Exception {
    return run(List.of("unshare", "-rm", "sh", "-c", script), out, variables);
  }

  private int run(List<String> command, Path out, Map<String, String> more) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(template.environment().variables());
    variables.put("PATH", variables.get("PATH") + ":/usr/sbin:/sbin");
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("PROGRAM", PROGRAM.toString());
    variables.put("ARGUMENTS", "patch -l");
    variables.put("SOURCE_DATE_EPOCH", "1795413600");
    variables.put("TEMPLATE", template.top().toString());
    variables.put("MOUNT", Files.createDirectories(folder.resolve("mount")).toString());
    variables.put("OUT", out.toString());
    variables.putAll(more);
    Path log = folder.resolve("script");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return process.waitFor();
  }

  private void assumeMounts() throws Exception {
    int status = mounting("mount -t tmpfs none \"$MOUNT\"", folder, Map.of());
    assumeTrue(status == 0, "no right to mount a file system here, not even in a namespace");
  }

  private Path out() throws IOException {
    return Files.createDirectories(folder.resolve("out"));
  }

  private String log() throws IOException {
    return Files.readString(out().resolve("log"));
  }

  static Stream<Integer> kilobytes() {
    return STEP > 0
        ? IntStream.iterate(0, n -> n < 260, n -> n + STEP).boxed()
        : Stream.of(0, 20, 60, 100, 260);
  }

  @ParameterizedTest
  @MethodSource("kilobytes")
  void aFullDiskLeavesTheStateBefore(int free) throws Exception {
    onASmallDisk(Map.of("BLOCKS", String.valueOf(free)), free >= 256);
  }

  static Stream<Integer> numbersOfFiles() {
    return STEP > 0
        ? IntStream.iterate(0, n -> n < 80, n -> n + STEP).boxed()
        : Stream.of(0, 4, 12, 30);
  }

  @ParameterizedTest
  @MethodSource("numbersOfFiles")
  void aDiskWithoutRoomForMoreFilesLeavesTheStateBefore(int free) throws Exception {
    onASmallDisk(Map.of("BLOCKS", "all", "FILES", String.valueOf(free)), free >= 78);
  }

  private void onASmallDisk(Map<String, String> limits, boolean enough) throws Exception {
    assumeMounts();
    Path out = out();
    int script = mounting(ON_A_SMALL_DISK, out, limits);
    assertThat(script).as(Files.readString(folder.resolve("script"))).isZero();
    int status = Integer.parseInt(Files.readString(out.resolve("status")).strip());
    String left = CheckoutState.of(TempGit.at(folder, out.resolve("left")));
    if (status == 0) {
      assertThat(left).isEqualTo(after);
    } else {
      assertThat(enough).as(log()).isFalse();
      assertThat(status).as(log()).isEqualTo(1);
      assertThat(log()).contains("error: ", "fix: ");
      assertThat(log()).containsAnyOf("No space left on device", "Creating directory");
      assertThat(left).as(log()).isEqualTo(before);
    }
    TempGit next = TempGit.at(folder, out.resolve("next"));
    assertThat(CheckoutState.of(next)).isEqualTo(after);
    assertThat(CheckoutState.traces(next)).isEmpty();
    next.checkSound();
  }

  @Test
  void aReadOnlyCheckoutIsAnErrorThatSaysSo() throws Exception {
    assumeMounts();
    mounting(ON_A_READ_ONLY_DISK, out(), Map.of());
    assertThat(Files.readString(out().resolve("status"))).isEqualTo("1\n");
    assertThat(log()).contains("error: ", "Read-only file system", "fix:   Check who owns");
    assertThat(CheckoutState.of(template)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkgenv", "patchlog", "patch -l --dry-run", "lint"})
  void whatOnlyReadsWorksOnAReadOnlyCheckout(String arguments) throws Exception {
    assumeMounts();
    mounting(ON_A_READ_ONLY_DISK, out(), Map.of("ARGUMENTS", arguments));
    assertThat(Files.readString(out().resolve("status"))).as(log()).isEqualTo("0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2"})
  void aLimitOnTheSizeOfFilesLeavesTheStateBefore(String blocks) throws Exception {
    shell(WITH_SMALL_FILES_ONLY, out(), Map.of("BLOCKS", blocks));
    assertThat(log()).contains("error: ", "File too large");
    assertThat(CheckoutState.of(template)).isEqualTo(before);
  }
}
