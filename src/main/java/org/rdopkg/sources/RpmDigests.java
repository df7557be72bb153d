package org.rdopkg.sources;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.rdopkg.sources.Checksum.Algorithm;

/**
 * The checksums that an rpm package has of itself: of its header, of its payload as it stands in
 * the file, and of both; all that are there must be right.
 */
final class RpmDigests {
  private static final int SIG_SIZE = 1000;
  private static final int SIG_LONG_SIZE = 270;
  private static final int SIG_MD5 = 1004;
  private static final int SIG_SHA1 = 269;
  private static final int SIG_SHA256 = 273;
  private static final int PAYLOAD_DIGEST = 5092;
  private static final int PAYLOAD_DIGEST_ALGORITHM = 5093;

  private final RpmHeader signature;
  private final RpmHeader header;
  private final MessageDigest md5 = Algorithm.MD5.digest();
  private final Optional<MessageDigest> payload;
  private long length;

  RpmDigests(RpmHeader signature, RpmHeader header) throws IOException {
    this.signature = signature;
    this.header = header;
    this.payload =
        header.has(PAYLOAD_DIGEST)
            ? algorithm(header.numbers(PAYLOAD_DIGEST_ALGORITHM).stream().findFirst().orElse(0L))
                .map(Algorithm::digest)
            : Optional.empty();
    md5.update(header.bytes());
    length = header.bytes().length;
  }

  /** An algorithm by its number in OpenPGP (RFC 4880, section 9.4), which rpm uses. */
  static Optional<Algorithm> algorithm(long number) {
    return switch ((int) number) {
      case 1 -> Optional.of(Algorithm.MD5);
      case 2 -> Optional.of(Algorithm.SHA1);
      case 8 -> Optional.of(Algorithm.SHA256);
      case 9 -> Optional.of(Algorithm.SHA384);
      case 10 -> Optional.of(Algorithm.SHA512);
      case 11 -> Optional.of(Algorithm.SHA224);
      default -> Optional.empty();
    };
  }

  /** Before the payload is read. */
  void checkHeader() throws IOException {
    compare("header", signature.text(SIG_SHA1), Algorithm.SHA1);
    compare("header", signature.text(SIG_SHA256), Algorithm.SHA256);
  }

  private void compare(String what, Optional<String> wanted, Algorithm algorithm)
      throws IOException {
    if (wanted.isPresent()
        && !Checksum.of(header.bytes(), algorithm).hex().equalsIgnoreCase(wanted.get())) {
      throw wrong(what, algorithm.lowerCase());
    }
  }

  private static IOException wrong(String what, String algorithm) {
    return new IOException("the " + algorithm + " checksum of its " + what + " is wrong");
  }

  /** The same stream, every byte of which is counted in. */
  InputStream watch(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int count) throws IOException {
        int n = super.in.read(buffer, offset, count);
        if (n > 0) {
          md5.update(buffer, offset, n);
          payload.ifPresent(digest -> digest.update(buffer, offset, n));
          length += n;
        }
        return n;
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }

  /** After all of the file has been read. */
  void checkPayload() throws IOException {
    int tag = signature.has(SIG_LONG_SIZE) ? SIG_LONG_SIZE : SIG_SIZE;
    Optional<Long> announced = signature.numbers(tag).stream().findFirst();
    if (announced.isPresent() && announced.get() != length) {
      throw new IOException(
          "it has " + length + " bytes behind its signature, and should have " + announced.get());
    }
    if (payload.isPresent()) {
      String is = HexFormat.of().formatHex(payload.get().digest());
      if (!is.equalsIgnoreCase(header.text(PAYLOAD_DIGEST).orElse(""))) {
        throw wrong("payload", payload.get().getAlgorithm());
      }
    }
    Optional<String> both = signature.hex(SIG_MD5);
    if (both.isPresent() && !both.get().equals(HexFormat.of().formatHex(md5.digest()))) {
      throw wrong("header and payload", "md5");
    }
  }
}
