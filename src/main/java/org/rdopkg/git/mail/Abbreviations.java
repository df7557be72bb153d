package org.rdopkg.git.mail;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Shortens object ids as git does with {@code core.abbrev=7}: seven digits, or as many more as it
 * takes to be the only object of the repository that starts so.
 *
 * <p>The all-zero id of an absent file always has seven. For one thread.
 */
final class Abbreviations {
  private static final int LEAST = 7;

  private final ObjectReader reader;
  private final Map<ObjectId, String> known = new HashMap<>();

  Abbreviations(ObjectReader reader) {
    this.reader = reader;
  }

  String of(ObjectId id) throws IOException {
    String abbreviation = known.get(id);
    if (abbreviation == null) {
      abbreviation =
          id.equals(ObjectId.zeroId())
              ? id.name().substring(0, LEAST)
              : reader.abbreviate(id, LEAST).name();
      known.put(id, abbreviation);
    }
    return abbreviation;
  }
}
