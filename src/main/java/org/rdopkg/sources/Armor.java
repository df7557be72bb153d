package org.rdopkg.sources;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Takes the ASCII armor off OpenPGP keys (RFC 4880, section 6.2), since {@code gpgv} reads keyrings
 * only without; several blocks in one file are put together, as {@code gpg --dearmor} does.
 */
final class Armor {
  private static final String BEGIN = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
  private static final String END = "-----END PGP PUBLIC KEY BLOCK-----";

  private Armor() {}

  /** The plain bytes; the same ones when there is no armor. */
  static byte[] remove(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (!text.contains(BEGIN)) {
      return content;
    }
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    boolean headers = false;
    for (String line : text.split("\r?\n", -1)) {
      if (line.strip().equals(BEGIN)) {
        inside = true;
        headers = true;
        block.setLength(0);
      } else if (inside && line.strip().equals(END)) {
        inside = false;
        keys.writeBytes(Base64.getMimeDecoder().decode(block.toString()));
      } else if (inside && headers) {
        headers = !line.isBlank() && line.contains(": ");
        block.append(headers ? "" : line);
      } else if (inside && !line.startsWith("=")) {
        block.append(line).append('\n');
      }
    }
    return keys.toByteArray();
  }
}
