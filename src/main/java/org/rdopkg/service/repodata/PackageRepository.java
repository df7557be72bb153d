package org.rdopkg.service.repodata;

/**
 * A repository of packages.
 *
 * @param name for people
 * @param url the folder that holds {@code repodata}
 */
public record PackageRepository(String name, String url) {
  public PackageRepository {
    url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
