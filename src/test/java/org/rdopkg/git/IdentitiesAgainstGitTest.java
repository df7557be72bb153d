package org.rdopkg.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.testkit.TempGit;

/** Who commits, and when, is what {@code git var} says in the same surroundings. */
class IdentitiesAgainstGitTest {
  private static final List<String> ROLES = List.of("AUTHOR", "COMMITTER");

  /** A variable or a setting with its values; {@code null} is "not set". */
  private record Choice(String name, List<String> values) {
    Choice(String name, String... values) {
      this(name, Arrays.asList(values));
    }
  }

  private static final String[] NAMES = {
    null,
    null,
    "",
    "A U Thor",
    " Spaced  Out ",
    "Jörg <Müller>",
    ".dots.",
    ",;",
    "one\ttab",
    "\"q\""
  };
  private static final String[] MAILS = {
    null, null, "", "a@example.com", "<b@example.com>", "c d@example.com ", "..", "é@example.com"
  };
  private static final List<Choice> VARIABLES =
      List.of(
          new Choice("GIT_AUTHOR_NAME", NAMES),
          new Choice("GIT_AUTHOR_EMAIL", MAILS),
          new Choice("GIT_COMMITTER_NAME", NAMES),
          new Choice("GIT_COMMITTER_EMAIL", MAILS),
          new Choice("EMAIL", MAILS));
  private static final List<Choice> SETTINGS =
      List.of(
          new Choice("user.name", NAMES),
          new Choice("user.email", MAILS),
          new Choice("author.name", NAMES),
          new Choice("author.email", MAILS),
          new Choice("committer.name", NAMES),
          new Choice("committer.email", MAILS),
          new Choice("user.useConfigOnly", null, null, "true", "false"));

  @TempDir Path folder;

  @Test
  void everyMixOfVariablesAndSettings() {
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      TempGit repo = TempGit.init(folder, "mix-" + i);
      for (Choice choice : VARIABLES) {
        repo = repo.with(choice.name(), pick(random, choice));
      }
      for (Choice choice : SETTINGS) {
        String value = pick(random, choice);
        if (value != null) {
          repo.git("config", choice.name(), value);
        }
      }
      refused += ROLES.stream().anyMatch(sameAsGit(repo)::equals) ? 1 : 0;
    }
    assertThat(refused).isBetween(5, 145);
  }

  private static String pick(Random random, Choice choice) {
    return choice.values().get(random.nextInt(choice.values().size()));
  }

  /** Compares both identities; answers the role that git refused, or nothing. */
  private static String sameAsGit(TempGit repo) {
    String refused = "";
    for (String role : ROLES) {
      ProcessResult git = repo.tryGit("var", "GIT_" + role + "_IDENT");
      try (Checkout checkout = repo.open()) {
        String setting = repo.git("config", "--list") + "\n" + repo.environment().variables();
        if (git.succeeded()) {
          Ident ours = ident(checkout, role);
          assertThat(ours.line()).as(setting).isEqualTo(git.out().strip());
        } else {
          assertThat(catchThrowable(() -> ident(checkout, role)))
              .as("%s%n%s", git.err(), setting)
              .isInstanceOf(RdopkgException.class)
              .hasMessage("git does not know who you are");
          refused = role;
        }
      }
    }
    return refused;
  }

  private static Ident ident(Checkout checkout, String role) {
    Identities identities = checkout.identities();
    return role.equals("AUTHOR") ? identities.author() : identities.committer();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1500000000 +0200",
        "@1500000000 -0730",
        "@15 +0000",
        "1500000000",
        "100000000 +1400",
        "99999999999 +0000",
        "1500000000 +0560",
        "2020-02-29T12:00:00",
        "2020-02-29 12:00:00 +0545",
        "2020.02.29",
        "Sat, 29 Feb 2020 12:00:00 -0000",
        "yesterday",
        "tomorrow at noonish",
        "not a date at all",
        "-5 +0000",
      })
  void datesInEveryForm(String date) {
    TempGit repo = TempGit.init(folder);
    for (String role : ROLES) {
      repo = repo.with("GIT_" + role + "_DATE", date);
    }
    if (!date.equals("yesterday") && !date.startsWith("tomorrow")) { // those depend on the clock
      sameAsGit(repo);
    }
    try (Checkout checkout = repo.open()) {
      boolean known = repo.tryGit("var", "GIT_AUTHOR_IDENT").succeeded();
      assertThat(catchThrowable(() -> checkout.identities().author()) == null).isEqualTo(known);
    }
  }

  @Test
  void theUsersOwnZoneCountsWhenThereIsNoDate() {
    TempGit repo = TempGit.init(folder).with("GIT_AUTHOR_DATE", null);
    try (Checkout checkout = repo.open()) {
      Ident author = checkout.identities().author();
      assertThat(author.seconds()).isEqualTo(TempGit.NOW.getEpochSecond());
      assertThat(author.zone().getId()).isEqualTo("Z");
    }
  }
}
