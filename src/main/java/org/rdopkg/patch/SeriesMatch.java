package org.rdopkg.patch;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rdopkg.patch.SeriesDiff.Added;
import org.rdopkg.patch.SeriesDiff.Change;
import org.rdopkg.patch.SeriesDiff.Changed;
import org.rdopkg.patch.SeriesDiff.Kept;
import org.rdopkg.patch.SeriesDiff.Kind;

/**
 * Finds for each patch of a new series the old one that it continues, by ever weaker signs, each
 * tried for all patches before the next. Within one sign, patches pair in order. Takes time linear
 * in the number of patches.
 */
final class SeriesMatch {
  private static final int NOBODY = -1;

  private final List<OldPatch> before;
  private final List<NewPatch> now;
  private final int[] partners;
  private final Map<Integer, PatchContent> contents = new HashMap<>();
  private final List<Boolean> taken;

  SeriesMatch(List<PatchFile> before, List<NewPatch> now) {
    this.before = before.stream().map(OldPatch::new).toList();
    this.now = now;
    this.partners = new int[now.size()];
    Arrays.fill(partners, NOBODY);
    this.taken = new ArrayList<>(Collections.nCopies(before.size(), false));
  }

  SeriesDiff diff() {
    pairBy(old -> Optional.of(old.bytes()), i -> Optional.of(ByteBuffer.wrap(file(i))));
    pairBy(old -> old.header().commitId(), i -> Optional.of(now.get(i).commit().id()));
    pairBy(old -> Optional.of(old.file().name()), this::givenName);
    pairBy(old -> both(old.content()), i -> both(content(i)));
    pairBy(old -> withChanges(old.subjectKey(), old.content()), this::subjectAndChanges);
    pairBy(OldPatch::subjectKey, this::subject);
    pairBy(old -> changes(old.content()), i -> changes(content(i)));
    pairBy(this::nameAlone, i -> Optional.of(now.get(i).file().name()));
    return result();
  }

  /** The name of a file that has no subject to go by. */
  private Optional<String> nameAlone(OldPatch old) {
    return old.subjectKey().isEmpty() ? Optional.of(old.file().name()) : Optional.empty();
  }

  private Optional<String> givenName(int index) {
    NewPatch patch = now.get(index);
    return patch.named() ? Optional.of(patch.file().name()) : Optional.empty();
  }

  private byte[] file(int index) {
    return now.get(index).file().content();
  }

  private PatchContent content(int index) {
    return contents.computeIfAbsent(
        index, i -> new PatchContent(file(i), PatchHeader.read(file(i))));
  }

  private Optional<String> subject(int index) {
    return Optional.of(Subjects.key(now.get(index).commit().subject()))
        .filter(text -> !text.isEmpty());
  }

  private Optional<List<Object>> subjectAndChanges(int index) {
    return withChanges(subject(index), content(index));
  }

  private static Optional<List<Object>> withChanges(
      Optional<String> subject, PatchContent content) {
    return subject.map(text -> List.of(text, content.changes()));
  }

  private static Optional<List<Object>> both(PatchContent content) {
    return Optional.of(List.of(content.message(), content.diff()));
  }

  private static Optional<ByteBuffer> changes(PatchContent content) {
    return content.hasDiff() ? Optional.of(content.changes()) : Optional.empty();
  }

  private <K> void pairBy(
      Function<OldPatch, Optional<K>> oldSign, Function<Integer, Optional<K>> newSign) {
    Map<K, Deque<Integer>> free = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      if (!taken.get(i)) {
        int index = i;
        oldSign
            .apply(before.get(i))
            .ifPresent(sign -> free.computeIfAbsent(sign, s -> new ArrayDeque<>()).add(index));
      }
    }
    for (int i = 0; i < now.size() && !free.isEmpty(); i++) {
      if (partners[i] == NOBODY) {
        Integer partner = newSign.apply(i).map(free::get).map(Deque::pollFirst).orElse(null);
        if (partner != null) {
          partners[i] = partner;
          taken.set(partner, true);
        }
      }
    }
  }

  private SeriesDiff result() {
    List<Change> after = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (partners[i] == NOBODY) {
        after.add(new Added(now.get(i)));
      } else {
        after.add(change(before.get(partners[i]), i));
        order.add(partners[i]);
      }
    }
    List<OldPatch> removed = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!taken.get(i)) {
        removed.add(before.get(i));
      }
    }
    return new SeriesDiff(after, removed, !isSorted(order));
  }

  private static boolean isSorted(List<Integer> order) {
    for (int i = 1; i < order.size(); i++) {
      if (order.get(i - 1) > order.get(i)) {
        return false;
      }
    }
    return true;
  }

  private Change change(OldPatch old, int index) {
    NewPatch patch = now.get(index);
    if (old.bytes().equals(ByteBuffer.wrap(file(index)))) {
      return new Kept(old, patch);
    }
    PatchContent was = old.content();
    PatchContent is = content(index);
    if (!was.diff().equals(is.diff())) {
      Kind kind = was.changes().equals(is.changes()) ? Kind.CONTEXT : Kind.CODE;
      return new Changed(old, patch, kind);
    }
    if (!old.subjectKey().equals(subject(index))) {
      return new Changed(old, patch, Kind.SUBJECT);
    }
    return was.message().equals(is.message())
        ? new Kept(old, patch)
        : new Changed(old, patch, Kind.MESSAGE);
  }
}
