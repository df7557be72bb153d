package org.rdopkg.sources;

/**
 * How much an archive may hold before it is refused, so that a small file that unpacks to terabytes
 * fills neither memory nor time.
 *
 * @param entries most entries
 * @param entryBytes most bytes of one entry; an entry that is asked for is held in memory whole
 * @param totalBytes most bytes of all that is unpacked, also of what nobody asked for
 * @param keptBytes most bytes of contents that {@link SourceTree#read} holds in memory at once
 * @param outsideLinks whether symbolic links that lead out of the archive are given to the visitor
 *     (nothing is ever written through them here) or refused
 */
public record ArchiveLimits(
    int entries, long entryBytes, long totalBytes, long keptBytes, boolean outsideLinks) {
  private static final long MIB = 1L << 20;

  /**
   * For archives of real projects: a Linux kernel has 90,000 entries and 1.5 GB. Together with the
   * decompressor ({@link Compression#MEMORY_KIB}) a streaming reader holds at most {@code
   * entryBytes} and what its visitor keeps.
   */
  public static final ArchiveLimits DEFAULT =
      new ArchiveLimits(2_000_000, 512 * MIB, 16_384 * MIB, 512 * MIB, false);

  /** The same limits, with other most bytes of all that is unpacked. */
  public ArchiveLimits withTotalBytes(long bytes) {
    return new ArchiveLimits(entries, entryBytes, bytes, keptBytes, outsideLinks);
  }

  /** The same limits, with other most bytes of contents held at once. */
  public ArchiveLimits withKeptBytes(long bytes) {
    return new ArchiveLimits(entries, entryBytes, totalBytes, bytes, outsideLinks);
  }

  /** The same limits, with other most bytes of one entry. */
  public ArchiveLimits withEntryBytes(long bytes) {
    return new ArchiveLimits(entries, bytes, totalBytes, keptBytes, outsideLinks);
  }

  /** The same limits, with another number of entries. */
  public ArchiveLimits withEntries(int most) {
    return new ArchiveLimits(most, entryBytes, totalBytes, keptBytes, outsideLinks);
  }

  /** The same limits; symbolic links that lead out of the archive are told, not refused. */
  public ArchiveLimits withOutsideLinks() {
    return new ArchiveLimits(entries, entryBytes, totalBytes, keptBytes, true);
  }
}
