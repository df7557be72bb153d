package org.rdopkg.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rdopkg.git.index.GitIndex;
import org.rdopkg.git.index.IndexEntry;
import org.rdopkg.testkit.DistgitRepo;

/**
 * All that people see of a checkout: the files of its work tree, refs without those that rdopkg
 * keeps for itself, HEAD, and the index. Two pictures are equal when the index has the same entries
 * with the same modes, ids, stages and flags; whether its file is the same to the byte, with what
 * it remembers of the files' inodes and git's caches, is {@link #sameIndexFile}.
 */
record CheckoutPicture(
    Map<String, String> files, String refs, List<String> entries, IndexBytes index) {

  /** The whole index file in hex; equal to any other, since git may write it anew at any time. */
  record IndexBytes(String hex) {
    List<IndexEntry> parsed() {
      return GitIndex.parse(HexFormat.of().parseHex(hex)).orElseThrow().entries();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof IndexBytes;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  static CheckoutPicture of(DistgitRepo repo) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(repo.top())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = repo.top().relativize(file).toString();
        if (!name.startsWith(".git/")) {
          String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          files.put(name, Files.isExecutable(file) + content);
        }
      }
      String refs = repo.git().refs().replaceAll("(?m)^refs/rdopkg/.*\\n", "");
      byte[] index =
          Files.readAllBytes(
              repo.top().resolve(repo.git().git("rev-parse", "--git-path", "index").strip()));
      List<String> entries =
          GitIndex.parse(index).orElseThrow().entries().stream()
              .map(CheckoutPicture::entry)
              .toList();
      return new CheckoutPicture(
          files, refs, entries, new IndexBytes(HexFormat.of().formatHex(index)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String entry(IndexEntry entry) {
    return "%o %s %d %d %s"
        .formatted(entry.mode(), entry.id().name(), entry.stage(), entry.flags(), entry.path());
  }

  /** Whether the index file has the very same bytes. */
  boolean sameIndexFile(CheckoutPicture other) {
    return index.hex().equals(other.index().hex());
  }

  /** The same bytes, or the same entries to the last number but for sizes that are 0 here. */
  boolean isIndexFileOf(CheckoutPicture other) {
    List<IndexEntry> here = index.parsed();
    List<IndexEntry> there = other.index().parsed();
    boolean same = here.size() == there.size();
    for (int i = 0; same && i < here.size(); i++) {
      String wanted = there.get(i).stat().toString();
      String racy = wanted.replaceFirst("size=-?\\d+", "size=0");
      String found = here.get(i).stat().toString();
      same = found.equals(wanted) || found.equals(racy);
    }
    return sameIndexFile(other) || (same && entries.equals(other.entries));
  }

  /** The ref that HEAD names, or the commit. */
  String head() {
    return refs.lines().filter(line -> line.startsWith("HEAD ")).findFirst().orElseThrow();
  }
}
