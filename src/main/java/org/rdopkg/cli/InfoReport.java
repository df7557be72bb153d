package org.rdopkg.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.service.distroinfo.DistroInfo;
import org.rdopkg.service.distroinfo.InfoPackage;
import org.rdopkg.service.distroinfo.InfoRelease;
import org.rdopkg.service.distroinfo.InfoText;
import org.rdopkg.service.distroinfo.InfoValue;
import org.rdopkg.service.distroinfo.YamlText;

/** Shows packages and releases. */
final class InfoReport {
  private static final List<String> FIRST =
      List.of("project", "conf", "upstream", "patches", "distgit", "master");
  private static final String LAST = "maintainers";

  private final Console console;

  InfoReport(Console console) {
    this.console = console;
  }

  /** A package: what people look for first, the rest by the alphabet, maintainers last. */
  void show(InfoPackage pkg) {
    Map<String, InfoValue> rest = new LinkedHashMap<>(pkg.fields().map());
    InfoValue maintainers = rest.remove(LAST);
    rest.remove("name");
    console.result(label("name").add(pkg.name(), Style.STRONG));
    for (String key : FIRST) {
      InfoValue value = rest.remove(key);
      if (value != null) {
        show(key, value);
      }
    }
    if (!rest.isEmpty()) {
      YamlText.of(new InfoValue.Fields(rest)).lines().forEach(console::result);
    }
    if (maintainers != null) {
      show(LAST, maintainers);
    }
  }

  private void show(String key, InfoValue value) {
    if (value instanceof InfoValue.Items items) {
      console.result(label(key));
      items.values().forEach(item -> console.result("- " + InfoText.plain(item)));
    } else {
      console.result(label(key).plain(InfoText.plain(value)));
    }
  }

  private static Text label(String key) {
    return Text.of(key, Style.STRONG).plain(": ");
  }

  /** A release. */
  void show(InfoRelease release) {
    console.result(label("name").add(release.name(), Style.STRONG));
    for (String key : List.of("status", "branch", "identifier")) {
      release.text(key).ifPresent(value -> console.result(label(key).plain(value)));
    }
    console.result(label("upstream_branch").plain(release.upstreamBranch()));
    console.result(label("source_branch").plain(release.sourceBranch()));
    String repos =
        release.repos().stream().map(InfoRelease.Repo::name).collect(Collectors.joining(", "));
    console.result(label("repos").plain(repos));
  }

  /** What there is, in numbers. */
  void summary(DistroInfo info) {
    console.result(Text.of("releases & repos:", Style.STRONG));
    info.releases().forEach(this::line);
    console.result("");
    console.result(Text.of(info.packages().size() + " packages defined:", Style.STRONG));
    Map<String, Integer> confs = new LinkedHashMap<>();
    info.packages().forEach(pkg -> confs.merge(pkg.text("conf").orElse(""), 1, Integer::sum));
    Integer without = confs.remove("");
    confs.forEach(
        (conf, count) ->
            console.result(
                Text.of("  ")
                    .add(count.toString(), Style.STRONG)
                    .plain(" using ")
                    .add(conf, Style.STRONG)
                    .plain(" config")));
    if (without != null) {
      console.result(
          Text.of("  ").add(without.toString(), Style.STRONG).plain(" configured ad-hoc"));
    }
  }

  private void line(InfoRelease release) {
    String phase = release.text("status").map(status -> " in " + status + " phase ").orElse("");
    Text line = Text.of("  ").add(release.name() + phase, Style.STRONG);
    release.text("fedora").ifPresent(fedora -> line.plain("   (Fedora " + fedora + ")"));
    console.result(line);
    release.repos().forEach(this::line);
  }

  private void line(InfoRelease.Repo repo) {
    Text line = Text.of("    ").add(repo.name(), Style.STRONG);
    if (repo.fields().text("special").isPresent()) {
      console.result(line.plain(": ").add(repo.fields().text("special").get(), Style.WARN));
      return;
    }
    console.result(
        line.plain(" built in ")
            .add(repo.buildsys().orElse("??"), Style.STRONG)
            .plain(" from ")
            .add(repo.branch(), Style.STRONG)
            .plain(" branch"));
  }
}
