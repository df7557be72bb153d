package org.rdopkg.git.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The first letters of subjects: they may let too many messages through, never too few. */
class SubjectStartsTest {
  private static final String LETTERS = "abcXYZ 019:[]+~-ü漢\t";

  private static boolean mayHave(SubjectStarts starts, String message) {
    return mayHave(starts, message, StandardCharsets.UTF_8);
  }

  private static boolean mayHave(SubjectStarts starts, String message, Charset encoding) {
    byte[] head = "tree 1234\n\n".getBytes(StandardCharsets.US_ASCII);
    byte[] text = message.getBytes(encoding);
    byte[] raw = new byte[head.length + text.length];
    System.arraycopy(head, 0, raw, 0, head.length);
    System.arraycopy(text, 0, raw, head.length, text.length);
    return starts.mayHave(raw, head.length);
  }

  private static SubjectStarts of(String... subjects) {
    SubjectStarts starts = new SubjectStarts();
    List.of(subjects).forEach(starts::add);
    return starts;
  }

  @Test
  void tellsSubjectsApartByFourLetters() {
    SubjectStarts starts = of("Fix the build", "Add a test");
    assertThat(mayHave(starts, "Fix the build\n\nBody\n")).isTrue();
    assertThat(mayHave(starts, "Fix another thing")).isTrue();
    assertThat(mayHave(starts, "Add a test")).isTrue();
    assertThat(mayHave(starts, "Fixes the build")).isFalse();
    assertThat(mayHave(starts, "Remove it")).isFalse();
  }

  @Test
  void doubtsWhatIsShortOrNotAscii() {
    SubjectStarts starts = of("Fix the build");
    for (String message :
        List.of("", "Fix", "Fix\nthe build", " Fix the build", "Für alle", "~{x")) {
      assertThat(mayHave(starts, message)).as(message).isTrue();
    }
    assertThat(starts.mayHave(new byte[0], -1)).isTrue();
    assertThat(mayHave(starts, "Für alle", StandardCharsets.ISO_8859_1)).isTrue();
  }

  @Test
  void anOddSubjectLetsEverythingThrough() {
    for (String subject : List.of("", "Fix", " Fix it", "Größe", "a+bc", "~abc")) {
      assertThat(mayHave(of("Add a test", subject), "Remove it")).as(subject).isTrue();
    }
  }

  @Test
  void neverMissesASubject() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      SubjectStarts starts = new SubjectStarts();
      String subject = "";
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        subject = subject(random);
        starts.add(subject);
      }
      assertThat(mayHave(starts, subject + "\n\nbody\n")).as(subject).isTrue();
    }
  }

  private static String subject(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(9); n > 0; n--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString().strip();
  }
}
