package org.rdopkg.spec.prep;

import java.util.List;
import java.util.Optional;
import org.rdopkg.patch.apply.ApplyRule;

/** One thing that {@code %prep} does. */
public sealed interface PrepStep {
  /** The line of the spec, from 1; 0 when the spec has none for it. */
  int line();

  /**
   * {@code %setup}, or the part of {@code %autosetup} that unpacks.
   *
   * @param line the line of the spec
   * @param folder what {@code -n} says; empty when it is {@code NAME-VERSION}
   * @param create {@code -c}: the folder is made, sources are unpacked in it
   * @param keep {@code -D}: what is there stays
   * @param first the source that is unpacked without being named, unless {@code -T} says otherwise
   * @param before sources that are unpacked beside the folder ({@code -b})
   * @param after sources that are unpacked in the folder ({@code -a})
   * @param guessed whether a macro that is not known does it in a way that is only guessed
   */
  record Setup(
      int line,
      Optional<String> folder,
      boolean create,
      boolean keep,
      Optional<Integer> first,
      List<Integer> before,
      List<Integer> after,
      boolean guessed)
      implements PrepStep {
    public Setup {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * A patch is applied.
   *
   * @param line the line of the spec
   * @param number the patch's number
   * @param rule how
   * @param mail whether it must be a mail ({@code git am})
   */
  record Apply(int line, int number, ApplyRule rule, boolean mail) implements PrepStep {}

  /**
   * Something that can't be followed.
   *
   * @param line the line of the spec
   * @param text what stands there
   * @param why why not
   */
  record NotFollowed(int line, String text, String why) implements PrepStep {}
}
