package org.rdopkg.patch;

import java.util.List;

/** Commits for tests. */
public final class Commits {
  private static final PatchCommit.Author AUTHOR =
      new PatchCommit.Author("A Packager", "packager@example.com");

  private Commits() {}

  /** A commit with one parent; the id is made of the message. */
  public static PatchCommit commit(String message) {
    return new PatchCommit(id(message), List.of(id("parent")), AUTHOR, message, false);
  }

  /** A commit that changes nothing. */
  public static PatchCommit empty(String message) {
    return new PatchCommit(id(message), List.of(id("parent")), AUTHOR, message, true);
  }

  /** A merge of two commits. */
  public static PatchCommit merge(String message) {
    return new PatchCommit(
        id(message), List.of(id("parent"), id("other parent")), AUTHOR, message, false);
  }

  /** 40 hex digits that depend on the text. */
  public static String id(String text) {
    return String.format("%08x", text.hashCode()).repeat(5);
  }
}
