package org.rdopkg.git.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * What the index remembers of a file's inode, so that git need not read the file to know that it is
 * unchanged. All numbers are cut to 32 bits, as git cuts them. Seconds are unsigned.
 */
public record StatData(
    int ctimeSeconds,
    int ctimeNanos,
    int mtimeSeconds,
    int mtimeNanos,
    int device,
    int inode,
    int uid,
    int gid,
    int size) {

  /** Nothing known: git reads the file when it wants to know. */
  public static final StatData UNKNOWN = new StatData(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Looks at a file; links are not followed. */
  public static StatData of(Path file) throws IOException {
    Map<String, Object> stat =
        Files.readAttributes(
            file, "unix:ctime,lastModifiedTime,dev,ino,uid,gid,size", LinkOption.NOFOLLOW_LINKS);
    Instant ctime = time(stat, "ctime");
    Instant mtime = time(stat, "lastModifiedTime");
    return new StatData(
        (int) ctime.getEpochSecond(),
        ctime.getNano(),
        (int) mtime.getEpochSecond(),
        mtime.getNano(),
        number(stat, "dev"),
        number(stat, "ino"),
        number(stat, "uid"),
        number(stat, "gid"),
        number(stat, "size"));
  }

  private static Instant time(Map<String, Object> stat, String name) {
    return stat.get(name) instanceof FileTime time ? time.toInstant() : Instant.EPOCH;
  }

  private static int number(Map<String, Object> stat, String name) {
    return stat.get(name) instanceof Number number ? number.intValue() : 0;
  }

  /** The same with size 0: tells git that it must read the file. */
  StatData smudged() {
    return new StatData(
        ctimeSeconds, ctimeNanos, mtimeSeconds, mtimeNanos, device, inode, uid, gid, 0);
  }

  /** The same file, unchanged as far as time stamps and size can tell. */
  boolean sameFile(StatData other) {
    return mtimeSeconds == other.mtimeSeconds
        && mtimeNanos == other.mtimeNanos
        && size == other.size
        && inode == other.inode;
  }

  /**
   * Whether a git that ignores fractions of seconds, as most are built, takes both for the same
   * state of a file.
   */
  boolean sameSecond(StatData other) {
    return mtimeSeconds == other.mtimeSeconds && size == other.size;
  }
}
