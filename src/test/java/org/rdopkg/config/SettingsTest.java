package org.rdopkg.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdopkg.error.RdopkgException;

class SettingsTest {
  private static final Origin USER = new Origin(Origin.Layer.USER, "user file");
  private static final Origin DISTGIT = new Origin(Origin.Layer.DISTGIT, "distgit file");

  private static Settings set(String key, Origin origin, String... values) {
    return Settings.defaults().with(Map.of(key, List.of(values)), origin);
  }

  @Test
  void defaultsHoldUntilSomebodySaysOtherwise() {
    assertThat(Settings.defaults().text(Setting.CHANGELOG)).contains("detect");
    assertThat(Settings.defaults().value(Setting.CHANGELOG).origin().name()).isEqualTo("default");
    assertThat(Settings.defaults().text(Setting.TARGET)).isEmpty();
    assertThat(Settings.defaults().number(Setting.OPLOG_DAYS)).isEqualTo(90);
  }

  @Test
  void theLaterPlaceWins() {
    Settings settings =
        set("changelog", USER, "full").with(Map.of("changelog", List.of("count")), DISTGIT);
    assertThat(settings.text(Setting.CHANGELOG)).contains("count");
    assertThat(settings.value(Setting.CHANGELOG).origin()).isEqualTo(DISTGIT);
  }

  @Test
  void unknownKeysAreErrorsWithADidYouMean() {
    RdopkgException error =
        catchThrowableOfType(RdopkgException.class, () -> set("changelogg", USER, "full"));
    assertThat(error.what()).isEqualTo("Unknown setting 'changelogg' in user file");
    assertThat(error.fixes()).contains("did you mean changelog?");
  }

  @Test
  void underscoresAreUnderstood() {
    assertThat(set("oplog_days", USER, "7").number(Setting.OPLOG_DAYS)).isEqualTo(7);
  }

  @Test
  void wrongValuesAreErrorsThatNameThePlace() {
    for (String[] wrong :
        new String[][] {
          {"changelog", "all"},
          {"oplog-days", "0"},
          {"oplog-days", "-1"},
          {"oplog-days", "9999999999"},
          {"macros", "sh"},
          {"bug-patterns", "("},
          {"changelog-user", "a\nb"},
        }) {
      assertThatThrownBy(() -> set(wrong[0], USER, wrong[1]))
          .as(wrong[0])
          .isInstanceOf(RdopkgException.class)
          .hasMessageContaining("Invalid value of " + wrong[0] + " in user file");
    }
    assertThatThrownBy(() -> set("changelog", USER, "full", "count"))
        .isInstanceOf(RdopkgException.class);
  }

  @Test
  void aDistgitMayBringHarmlessSettingsOnly() {
    assertThat(set("bug-patterns", DISTGIT, "FOO-[0-9]+").list(Setting.BUG_PATTERNS)).hasSize(1);
    for (String key : List.of("macros", "oplog-days", "oplog-count", "changelog-user")) {
      assertThatThrownBy(() -> set(key, DISTGIT, "rpm")).hasMessageContaining("Not allowed there");
    }
  }

  @Test
  void yamlIsAMappingOfTextsAndLists() {
    assertThat(YamlFile.parse("changelog: full\noplog-days: 3\nlint-ignore: [a, b]\n", "f"))
        .isEqualTo(
            Map.of(
                "changelog", List.of("full"),
                "oplog-days", List.of("3"),
                "lint-ignore", List.of("a", "b")));
    assertThat(YamlFile.parse("", "f")).isEmpty();
    assertThat(YamlFile.parse("# nothing\n", "f")).isEmpty();
  }

  @Test
  void otherYamlIsRefused() {
    for (String text :
        List.of(
            "- a\n",
            "text\n",
            "a: {b: c}\n",
            "a:\n",
            "a: 1\na: 2\n",
            "a: [",
            "a: !!javax.script.ScriptEngineManager [1]\n",
            "a: &x [*x]\n",
            "a: &a [1,1]\nb: &b [*a,*a]\n",
            "[".repeat(10_000),
            "\u0000")) {
      assertThatThrownBy(() -> YamlFile.parse(text, "the file"))
          .as(text.substring(0, Math.min(20, text.length())))
          .isInstanceOf(RdopkgException.class)
          .hasMessageContaining("Invalid configuration file: the file");
    }
  }
}
