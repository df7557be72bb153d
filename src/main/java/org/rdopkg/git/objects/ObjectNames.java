package org.rdopkg.git.objects;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Names objects as git does; the JDK's digest is several times as fast as JGit's own. */
final class ObjectNames {
  private final MessageDigest sha1 = sha1();

  /** The id of an object. */
  ObjectId idOf(int type, byte[] bytes) {
    String head = Constants.typeString(type) + " " + bytes.length + "\0";
    sha1.update(head.getBytes(StandardCharsets.US_ASCII));
    return ObjectId.fromRaw(sha1.digest(bytes));
  }

  static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
