package org.rdopkg.patch.apply;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ids that git gives to contents. */
final class BlobId {
  private static final int SHA1_DIGITS = 40;
  private static final int SHA256_DIGITS = 64;

  private BlobId() {}

  /** The length of a full id in hex; 0 when it is none. */
  static int lengthOf(String id) {
    return id.length() == SHA1_DIGITS || id.length() == SHA256_DIGITS ? id.length() : 0;
  }

  /** The id of bytes, by the same hash function as another id. */
  static String of(byte[] bytes, String like) {
    try {
      MessageDigest digest =
          MessageDigest.getInstance(like.length() == SHA256_DIGITS ? "SHA-256" : "SHA-1");
      digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
