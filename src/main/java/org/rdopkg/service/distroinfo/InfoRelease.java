package org.rdopkg.service.distroinfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.service.distroinfo.InfoValue.Fields;

/**
 * A release of the distribution.
 *
 * @param fields everything that is known about it
 * @param repos what it is built for
 */
public record InfoRelease(Fields fields, List<Repo> repos) {
  public InfoRelease {
    repos = List.copyOf(repos);
  }

  /**
   * What a release is built for.
   *
   * @param name such as {@code el9s}
   * @param branch the distgit branch
   * @param fields everything that is known about it
   */
  public record Repo(String name, String branch, Fields fields) {
    /** Where it is built, such as {@code cbs/cloud9s-openstack-bobcat-el9s}. */
    public Optional<String> buildsys() {
      return fields.text("buildsys");
    }

    /** The repositories of packages that it is made of. */
    public List<Distrepo> distrepos() {
      List<Distrepo> repos = new ArrayList<>();
      for (InfoValue value : fields.items("distrepos")) {
        if (value instanceof Fields repo && repo.text("url").isPresent()) {
          repos.add(new Distrepo(repo.text("name").orElse(""), repo.text("url").get()));
        }
      }
      return repos;
    }
  }

  /** A repository of packages. */
  public record Distrepo(String name, String url) {}

  /** The release's name. */
  public String name() {
    return fields.text("name").orElse("");
  }

  /** A value that is one word or text. */
  public Optional<String> text(String attribute) {
    return fields.text(attribute);
  }

  /** The branch of upstream that it follows. */
  public String upstreamBranch() {
    return fields.text("upstream_branch").orElse("stable/" + name());
  }

  /** The branch of upstream that its sources are released from. */
  public String sourceBranch() {
    return "stable/" + fields.text("identifier").orElse(name());
  }

  /** What it is built for, by name. */
  public Optional<Repo> repo(String name) {
    return repos.stream().filter(repo -> repo.name().equals(name)).findFirst();
  }
}
