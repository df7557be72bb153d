package org.rdopkg.build;

import java.nio.file.Path;

/**
 * A page of the site.
 *
 * @param source the file that it is made from, from the project's folder
 * @param target the file of the site, from its top
 * @param group the heading it stands under in the list of pages
 * @param title its first heading
 * @param body its HTML
 */
record SitePage(Path source, String target, String group, String title, String body) {

  /** The way from this page to the site's top: {@code ../} for each folder. */
  String up() {
    return "../".repeat((int) target.chars().filter(c -> c == '/').count());
  }
}
