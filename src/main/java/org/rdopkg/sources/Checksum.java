package org.rdopkg.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ReadListener;
import org.rdopkg.io.WatchedInput;

/**
 * What the bytes of a file come to.
 *
 * @param algorithm which one
 * @param hex in lower case
 */
public record Checksum(Algorithm algorithm, String hex) {
  private static final int BUFFER = 1 << 16;

  /** The algorithms of {@code sources} files, weak to strong. */
  public enum Algorithm {
    MD5("MD5", 32),
    SHA1("SHA-1", 40),
    SHA224("SHA-224", 56),
    SHA256("SHA-256", 64),
    SHA384("SHA-384", 96),
    SHA512("SHA-512", 128);

    private final String javaName;
    private final int digits;

    Algorithm(String javaName, int digits) {
      this.javaName = javaName;
      this.digits = digits;
    }

    /** As BSD's {@code cksum} and the lookaside cache write it in paths: {@code sha512}. */
    public String lowerCase() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** How many hexadecimal digits it has. */
    public int digits() {
      return digits;
    }

    /** The algorithm of that name, in any case. */
    public static Optional<Algorithm> of(String name) {
      return Arrays.stream(values()).filter(a -> a.name().equalsIgnoreCase(name)).findFirst();
    }

    /** What computes it. */
    public MessageDigest digest() {
      try {
        return MessageDigest.getInstance(javaName);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // every Java has them
      }
    }
  }

  /** Whether a text can be a checksum of this algorithm. */
  public static boolean isHex(String text, Algorithm algorithm) {
    return text.length() == algorithm.digits()
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
  }

  /** Of bytes. */
  public static Checksum of(byte[] bytes, Algorithm algorithm) {
    return new Checksum(algorithm, HexFormat.of().formatHex(algorithm.digest().digest(bytes)));
  }

  /** Of a file, read in pieces. */
  public static Checksum of(Path file, Algorithm algorithm) {
    return of(file, algorithm, ReadListener.NONE);
  }

  /** Of a file, which may be a big one: somebody is told how far it is. */
  public static Checksum of(Path file, Algorithm algorithm, ReadListener listener) {
    MessageDigest digest = algorithm.digest();
    try (InputStream in = WatchedInput.open(file, listener)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw IoErrors.cannot("read " + file.getFileName(), e);
    }
    return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
  }
}
