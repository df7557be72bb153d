package org.rdopkg.service.distroinfo;

import java.util.Optional;
import org.rdopkg.service.distroinfo.InfoValue.Fields;

/**
 * A package: defaults, configuration and its own values in one, substituted.
 *
 * @param fields everything that is known about it
 */
public record InfoPackage(Fields fields) {
  /** The package's name. */
  public String name() {
    return fields.text("name").orElse("");
  }

  /** Upstream's name of what is packaged. */
  public String project() {
    return fields.text("project").orElse("");
  }

  /** A value that is one word or text. */
  public Optional<String> text(String attribute) {
    return fields.text(attribute);
  }
}
