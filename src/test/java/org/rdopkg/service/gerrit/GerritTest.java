package org.rdopkg.service.gerrit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

/** Names of changes, addresses, answers, and what speaks against a change. */
class GerritTest {
  @ParameterizedTest
  @CsvSource({
    "12345, change:12345, 0",
    "12345/3, change:12345, 3",
    "'12345,3', change:12345, 3",
    "' 12345 ', change:12345, 0",
    "refs/changes/45/12345/3, change:12345, 3",
    "changes/45/12345, change:12345, 0",
    "I0123456789012345678901234567890123456789, change:I0123456789012345678901234567890123456789,"
        + " 0",
    "https://review.example.com/c/foo/bar/+/12345, change:12345, 0",
    "https://review.example.com/r/c/foo/bar/+/12345/3, change:12345, 3",
    "https://review.example.com/r/#/c/12345/3/, change:12345, 3",
    "https://review.example.com/12345/, change:12345, 0",
    "https://review.example.com/r/c/foo/+/12345?tab=x#y, change:12345, 0"
  })
  void changesAreNamed(String text, String query, int patchSet) {
    ChangeName name = ChangeName.parse(text);
    assertThat(name.query()).isEqualTo(query);
    assertThat(name.patchSet().orElse(0)).isEqualTo(patchSet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "-1", "12345/x", "1234567890123", "I0123", "a' b", "$(date)", "1 or 2"})
  void otherTextsAreNoChanges(String text) {
    assertThatThrownBy(() -> ChangeName.parse(text)).isInstanceOf(RdopkgException.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ssh://joe@review.example.com:29418/foo/bar.git, ssh, joe, review.example.com, 29418,"
            + " foo/bar",
        "ssh://review.example.com/foo, ssh, -, review.example.com, -1, foo",
        "joe@review.example.com:foo/bar, ssh, joe, review.example.com, -1, foo/bar",
        "review.example.com:foo, ssh, -, review.example.com, -1, foo",
        "https://review.example.com/r/foo.git, https, -, review.example.com, -1, r/foo",
        "http://joe:x@127.0.0.1:8080/a/foo/, http, joe, 127.0.0.1, 8080, a/foo",
        "ssh://[::1]:29418/foo, ssh, -, [::1], 29418, foo"
      })
  void addressesAreRead(
      String url, String scheme, String user, String host, int port, String path) {
    assertThat(GerritAddress.parse(url))
        .isEqualTo(new GerritAddress(scheme, Optional.ofNullable(user), host, port, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///x",
        "/x",
        "git://host/x",
        "ssh:///x",
        "ssh://-oProxyCommand=x/y",
        "-oProxyCommand=x:y",
        "ssh://-lroot@host/y",
        "ssh://a b/c",
        "https://"
      })
  void othersAreRefused(String url) {
    assertThatThrownBy(() -> GerritAddress.parse(url)).isInstanceOf(RdopkgException.class);
  }

  @Test
  void answersOfOldServersHaveNumbersAsTexts() {
    List<GerritChange> changes =
        SshJson.changes(
            """
            {"project":"foo","branch":"b","id":"I1","number":"7","subject":"s","status":"NEW",\
            "wip":true,"currentPatchSet":{"number":"2","revision":"aa","ref":"refs/changes/07/7/2",\
            "approvals":[{"type":"Verified","value":"+1","by":{"name":"Ann"}},7]},"patchSets":8}
            {"type":"stats","rowCount":1}
            """);
    assertThat(changes)
        .containsExactly(
            new GerritChange(
                7,
                "foo",
                "b",
                "I1",
                "s",
                "NEW",
                "",
                true,
                2,
                List.of(
                    new GerritPatchSet(
                        2,
                        "aa",
                        "refs/changes/07/7/2",
                        List.of(
                            new GerritVote("Verified", 1, "Ann"), new GerritVote("", 0, ""))))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]\n", "{\"number\":1}\n", "{\"a\":\n", "text\n"})
  void answersThatEndEarlyOrAreNoneAreRefused(String output) {
    assertThatThrownBy(() -> SshJson.changes(output)).isInstanceOf(RdopkgException.class);
    String deep = "[".repeat(100_000) + "\n";
    assertThatThrownBy(() -> SshJson.changes(deep)).isInstanceOf(RdopkgException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NEW       | Verified 1 zuul                              |
          NEW       | Verified 2 zuul, Code-Review 2 Ann           |
          MERGED    | Verified 1 Ann                               |
          ABANDONED | Verified 1 zuul                              | it is abandoned
          NEW       |                                              | nobody has voted
          NEW       | Verified 0 zuul                              | nobody has voted
          NEW       | Verified -1 zuul                             | Verified -1 by zuul
          NEW       | Verified 1 Ann, Verified -2 jenkins          | Verified -2 by jenkins
          NEW       | Verified -1 Ann, Verified 1 jenkins          |
          NEW       | Verified 1 zuul, Code-Review -1 Ann          | Code-Review -1 by Ann
          NEW       | Code-Review 2 zuul                           | nobody has voted
          """)
  void whatSpeaksAgainstAChange(String status, String votes, String problem) {
    List<GerritVote> parsed =
        votes == null
            ? List.of()
            : List.of(votes.split(", ", -1)).stream()
                .map(vote -> vote.split(" ", -1))
                .map(words -> new GerritVote(words[0], Integer.parseInt(words[1]), words[2]))
                .toList();
    GerritPatchSet set = new GerritPatchSet(1, "aa", "ref", parsed);
    GerritChange change =
        new GerritChange(1, "p", "b", "I1", "s", status, "", false, 1, List.of(set));
    List<String> problems = ChangeProblems.of(change, set);
    if (problem == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).singleElement().asString().contains(problem);
    }
  }
}
