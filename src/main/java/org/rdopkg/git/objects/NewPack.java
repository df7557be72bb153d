package org.rdopkg.git.objects;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PackedObjectInfo;

/**
 * Writes objects as one pack with its index (gitformat-pack(5), versions 2). JGit's own writer
 * names every object once more and compresses thoroughly, which took most of the time of a replay;
 * here ids are known already, and the compressed forms are handed in.
 *
 * <p>Both files are complete and on the disk before either has a name that git looks for, the pack
 * first.
 */
final class NewPack {
  private static final byte[] INDEX = {(byte) 0xff, 't', 'O', 'c', 0, 0, 0, 2};
  private static final byte[] PACK = {'P', 'A', 'C', 'K', 0, 0, 0, 2};
  private static final int FANOUT = 256;
  private static final int BUFFER = 1 << 16;
  private static final int LOW_SIZE_BITS = 4;
  private static final int SIZE_BITS = 7;
  private static final int MORE = 0x80;

  private final Path folder;
  private final Path temporary;
  private final FileChannel channel;
  private final MessageDigest digest = ObjectNames.sha1();
  private final OutputStream file;
  private final OutputStream out;
  private final List<PackedObjectInfo> entries = new ArrayList<>();
  private long position;

  private NewPack(Path folder, Path temporary, int count) throws IOException {
    this.folder = folder;
    this.temporary = temporary;
    this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    this.file = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    this.out = new DigestOutputStream(file, digest);
    write(PACK);
    write(number(count));
  }

  /**
   * Begins a pack.
   *
   * @param folder the folder of packs, made if it is not there
   * @param count how many objects will be put into it
   */
  static NewPack in(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    return new NewPack(folder, temporary(folder, "tmp_pack_"), count);
  }

  /** A new file with the permissions that the user's umask leaves; git sweeps such names away. */
  private static Path temporary(Path folder, String prefix) throws IOException {
    return File.createTempFile(prefix, "", folder.toFile()).toPath();
  }

  /**
   * Puts an object into it.
   *
   * @param packed its contents, compressed
   */
  void put(ObjectId id, int type, int size, byte[] packed) throws IOException {
    PackedObjectInfo entry = new PackedObjectInfo(id);
    entry.setOffset(position);
    byte[] head = head(type, size);
    CRC32 crc = new CRC32();
    crc.update(head);
    crc.update(packed);
    entry.setCRC((int) crc.getValue());
    entries.add(entry);
    write(head);
    write(packed);
  }

  private static byte[] head(int type, int size) {
    ByteArrayOutputStream head = new ByteArrayOutputStream(8);
    int rest = size >>> LOW_SIZE_BITS;
    head.write((rest > 0 ? MORE : 0) | type << LOW_SIZE_BITS | (size & 0xf));
    while (rest > 0) {
      int next = rest >>> SIZE_BITS;
      head.write((next > 0 ? MORE : 0) | (rest & 0x7f));
      rest = next;
    }
    return head.toByteArray();
  }

  /** Ends the pack and gives it its name, which is returned. */
  Path finish() throws IOException {
    byte[] name = digest.digest();
    file.write(name);
    file.flush();
    channel.force(true);
    channel.close();
    byte[] index = index(name);
    Path temporaryIndex = temporary(folder, "tmp_idx_");
    try (FileChannel target = FileChannel.open(temporaryIndex, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(index);
      while (bytes.hasRemaining()) {
        target.write(bytes);
      }
      target.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(temporaryIndex);
      throw e;
    }
    String stem = "pack-" + ObjectId.fromRaw(name).name();
    Path pack = folder.resolve(stem + ".pack");
    publish(temporary, pack);
    publish(temporaryIndex, folder.resolve(stem + ".idx"));
    return pack;
  }

  private static void publish(Path from, Path to) throws IOException {
    if (!from.toFile().setReadOnly()) {
      throw new IOException("cannot make " + from + " read-only");
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private byte[] index(byte[] packName) throws IOException {
    Collections.sort(entries);
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    index.writeBytes(INDEX);
    int at = 0;
    for (int first = 0; first < FANOUT; first++) {
      while (at < entries.size() && entries.get(at).getFirstByte() <= first) {
        at++;
      }
      index.writeBytes(number(at));
    }
    for (PackedObjectInfo entry : entries) {
      entry.copyRawTo(index);
    }
    entries.forEach(entry -> index.writeBytes(number(entry.getCRC())));
    // Never beyond the 31 bits that a plain offset has: what is kept in memory goes into one pack.
    entries.forEach(entry -> index.writeBytes(number((int) entry.getOffset())));
    index.writeBytes(packName);
    index.writeBytes(ObjectNames.sha1().digest(index.toByteArray()));
    return index.toByteArray();
  }

  /** Gives up: nothing of it stays. */
  void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
