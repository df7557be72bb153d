package org.rdopkg.service.repodata;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;

/**
 * Asks the installed {@code dnf repoquery}, which knows mirrors, proxies and certificates of the
 * system. All names are asked for at once; those that are no package's are asked for again one by
 * one, since only then it can be told what provides them.
 */
public final class DnfQuery implements PackageQuery {
  private static final String PROGRAM = "dnf";
  private static final String FORMAT = "rdopkg|%{name}|%{epoch}|%{version}|%{release}\n";
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final ProcessRunner runner;
  private final Consumer<String> waiting;
  private final Path folder;

  /**
   * @param waiting told the name of the repository that is asked, again and again while dnf runs
   */
  public DnfQuery(Environment environment, Consumer<String> waiting) {
    this.waiting = waiting;
    this.runner = new ProcessRunner(environment);
    this.folder = environment.workingDirectory();
  }

  /** Whether dnf is installed. */
  public boolean isInstalled() {
    return runner.find(PROGRAM).isPresent();
  }

  @Override
  public Map<String, PackageBuild> newest(PackageRepository repository, Set<String> names) {
    Map<String, PackageBuild> found = new HashMap<>();
    Set<String> plain = new LinkedHashSet<>();
    names.stream().filter(DnfQuery::isPlain).forEach(plain::add);
    if (plain.isEmpty()) {
      return found;
    }
    List<PackageBuild> builds = ask(repository, plain);
    for (PackageBuild build : builds) {
      if (plain.contains(build.name())) {
        found.merge(build.name(), build, PackageBuild::newer);
      }
    }
    for (String name : plain) {
      if (!found.containsKey(name)) {
        List<PackageBuild> providers = plain.size() == 1 ? builds : ask(repository, Set.of(name));
        providers.stream().reduce(PackageBuild::newer).ifPresent(build -> found.put(name, build));
      }
    }
    return found;
  }

  /** Neither an option nor a pattern. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '-'
        && name.chars().noneMatch(c -> c <= ' ' || "*?[]{}|".indexOf(c) >= 0);
  }

  private List<PackageBuild> ask(PackageRepository repository, Set<String> names) {
    String id = id(repository.name());
    List<String> command =
        new ArrayList<>(
            List.of(
                PROGRAM,
                "-q",
                "repoquery",
                "--repofrompath=" + id + "," + repository.url(),
                "--repo=" + id,
                "--queryformat=" + FORMAT));
    command.addAll(names);
    ProcessResult result =
        runner.run(
            ProcessRequest.in(folder, command)
                .timeout(PATIENCE)
                .watchedBy(() -> waiting.accept(repository.name()))
                .build());
    if (!result.succeeded()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "Can't query " + repository.name())
          .because(result.failure().why().orElse("dnf failed"))
          .fix("git config rdopkg.repoquery builtin   # read the repository without dnf");
    }
    List<PackageBuild> builds = new ArrayList<>();
    for (String line : result.out().split("\n", -1)) {
      String[] fields = line.strip().split("\\|", -1);
      if (fields.length == 5 && fields[0].equals("rdopkg")) {
        String epoch = fields[2].equals("(none)") ? "0" : fields[2];
        builds.add(new PackageBuild(fields[1], epoch, fields[3], fields[4]));
      }
    }
    return builds;
  }

  /** A name that dnf takes for a repository's. */
  private static String id(String name) {
    StringBuilder id = new StringBuilder("rdopkg_");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      id.append(c < 0x80 && Character.isLetterOrDigit(c) ? c : '_');
    }
    return id.toString();
  }
}
