package org.rdopkg.workflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A work tree that git fills with CRLF line ends ({@code core.autocrlf=true}). A patch file that
 * differs from the commit's in nothing else is the commit's: else every patch would be taken for a
 * changed one.
 *
 * @param files the files as they lie there
 */
record CheckedOutCrlf(PackageFiles files) implements PackageFiles {
  @Override
  public List<String> names() {
    return files.names();
  }

  @Override
  public Optional<byte[]> read(String name) {
    return files.read(name);
  }

  @Override
  public Optional<byte[]> readPatch(String name) {
    Optional<byte[]> here = read(name);
    return here.flatMap(bytes -> committed(name).filter(blob -> Arrays.equals(lf(bytes), blob)))
        .or(() -> here);
  }

  @Override
  public Optional<byte[]> committed(String name) {
    return files.committed(name);
  }

  private static byte[] lf(byte[] crlf) {
    return new String(crlf, ISO_8859_1).replace("\r\n", "\n").getBytes(ISO_8859_1);
  }
}
