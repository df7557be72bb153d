package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rdopkg.config.Settings;
import org.rdopkg.io.Environment;
import org.rdopkg.service.distroinfo.DistroInfo;

/** {@code rdopkg query}: which versions of a package the repositories of a release have. */
public final class QueryWorkflow {
  private final Environment environment;
  private final Narrator narrator;

  public QueryWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * The builds for one of what a release is built for.
   *
   * @param builds newest first
   */
  public record Answer(String release, String dist, List<Build> builds) {}

  /**
   * A build in a repository.
   *
   * @param repository its name
   */
  public record Build(String nvr, String version, String repository) {}

  /**
   * Asks.
   *
   * @param filter {@code RELEASE[/DIST]}
   * @param verbose whether each repository's answer is told as it comes
   */
  public List<Answer> run(String filter, String packageName, boolean verbose) {
    Settings settings = UserSettings.here(environment);
    DistroInfo info = new InfoReader(environment, narrator).read(InfoRequest.DEFAULT);
    Repositories repositories =
        Repositories.of(environment, settings, narrator, Set.of(packageName), verbose);
    List<Answer> answers = new ArrayList<>();
    for (ReleaseFilter.Target target : ReleaseFilter.parse(filter).targets(info)) {
      List<Build> builds =
          repositories.builds(target.repositories(), List.of(packageName)).stream()
              .map(
                  found ->
                      new Build(found.build().nvr(), found.build().version(), found.repository()))
              .toList();
      answers.add(new Answer(target.release(), target.dist(), builds));
    }
    if (answers.isEmpty()) {
      narrator.warn("No distrepos information in distroinfo for " + filter);
    }
    return answers;
  }
}
