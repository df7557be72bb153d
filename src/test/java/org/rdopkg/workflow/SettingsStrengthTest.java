package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdopkg.config.Setting;
import org.rdopkg.testkit.DistgitRepo;

/** For every setting: the places where it may stand, from weak to strong, as {@code conf} tells. */
class SettingsStrengthTest {
  private DistgitRepo repo = distgit("foo-bar").create();

  /** Six values that are right for a setting, a different one for each place. */
  private static List<String> values(Setting setting) {
    return switch (setting) {
      case CHANGELOG -> List.of("count", "plain", "full", "count", "plain", "full");
      case MACROS -> List.of("rpm", "engine", "rpm", "engine", "rpm", "engine");
      case REPOQUERY -> List.of("dnf", "builtin", "dnf", "builtin", "dnf", "builtin");
      case OPLOG_COUNT, OPLOG_DAYS, FETCH_PERIOD, IMPORT_SIZE ->
          List.of("1", "2", "3", "4", "5", "6");
      case BUG_PATTERNS -> List.of("A-1", "A-2", "A-3", "A-4", "A-5", "A-6");
      case DISTROINFO ->
          List.of(
              "A f.yml https://a.invalid/1",
              "A f.yml https://a.invalid/2",
              "A f.yml https://a.invalid/3",
              "A f.yml https://a.invalid/4",
              "A f.yml https://a.invalid/5",
              "A f.yml https://a.invalid/6");
      default -> List.of("one", "two", "three", "four", "five", "six");
    };
  }

  private static void write(Path file, String key, String value) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, key + ": '" + value + "'\n");
  }

  private void holds(Setting setting, String value, String layer) {
    JsonObject all = JsonParser.parseString(out()).getAsJsonObject().getAsJsonObject("settings");
    JsonObject found = all.getAsJsonObject(setting.key());
    String text =
        setting.isList()
            ? found.getAsJsonArray("value").get(0).getAsString()
            : found.get("value").getAsString();
    assertThat(text).isEqualTo(value);
    assertThat(found.get("layer").getAsString()).isEqualTo(layer);
  }

  private String out() {
    return repo.run("conf", "--json").exits(0).out();
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void thePlacesInTheirOrder(Setting setting) throws IOException {
    List<String> values = values(setting);
    Path system = repo.git().home().resolve("etc");
    repo = repo.with("RDOPKG_SYSTEM_CONFIG", system.toString());
    write(system.resolve("10.yaml"), setting.key(), values.get(0));
    holds(setting, values.get(0), "system");
    write(system.resolve("20.yaml"), setting.key(), values.get(1));
    holds(setting, values.get(1), "system");
    Path user = repo.git().home().resolve(".config/rdopkg/config.yaml");
    write(user, setting.key(), values.get(2));
    holds(setting, values.get(2), "user");
    write(repo.top().resolve(".rdopkg.yaml"), setting.key(), values.get(3));
    if (setting.isHarmless()) {
      holds(setting, values.get(3), "distgit");
    } else {
      repo.run("conf").exits(2).errContains("Not allowed there: " + setting.key());
      Files.delete(repo.top().resolve(".rdopkg.yaml"));
    }
    repo.git().git("config", "rdopkg." + setting.key(), values.get(4));
    holds(setting, values.get(4), "git");
    repo = repo.with(setting.variable(), values.get(5));
    holds(setting, values.get(5), "environment");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void aKeyWithAMistakeIsUnderstoodAsOne(Setting setting) throws IOException {
    String key = setting.key() + "x";
    write(repo.git().home().resolve(".config/rdopkg/config.yaml"), key, values(setting).get(0));
    repo.run("conf")
        .exits(2)
        .errContains("Unknown setting '" + key + "'", "did you mean " + setting.key() + "?");
  }
}
