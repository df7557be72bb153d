package org.rdopkg.git.mail;

import java.util.Arrays;
import java.util.Random;

/**
 * Binary contents of the kinds that decide how a delta is made: noise, runs, periods, few symbols,
 * blocks that come again and again, and edits that copy parts around. They start with a NUL.
 */
final class AwkwardBinaries {
  private final Random random;

  AwkwardBinaries(Random random) {
    this.random = random;
  }

  byte[] create() {
    byte[] bytes = new byte[1 + random.nextInt(random.nextInt(8) == 0 ? 60_000 : 4000)];
    switch (random.nextInt(7)) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> period(bytes);
      case 2 -> symbols(bytes, 1 + random.nextInt(4));
      case 3 -> blocks(bytes);
      case 4 -> {
        period(bytes);
        noise(bytes, bytes.length / 40);
      }
      case 5 -> runs(bytes);
      default -> noise(bytes, random.nextInt(5));
    }
    bytes[0] = 0;
    return bytes;
  }

  byte[] edit(byte[] old) {
    byte[] edited = old;
    int edits = 1 + random.nextInt(6);
    for (int i = 0; i < edits; i++) {
      edited = editOnce(edited);
    }
    edited = edited.length == 0 ? new byte[1] : edited;
    edited[0] = 0;
    return edited;
  }

  private byte[] editOnce(byte[] old) {
    int from = random.nextInt(old.length + 1);
    int to = Math.min(old.length, from + random.nextInt(random.nextBoolean() ? 30 : 3000));
    byte[] part = Arrays.copyOfRange(old, from, to);
    byte[] middle =
        switch (random.nextInt(6)) {
          case 0 -> new byte[0];
          case 1 -> fresh(random.nextInt(50));
          case 2 -> new byte[random.nextInt(50)];
          case 3 -> elsewhere(old);
          case 4 -> AwkwardBytes.concat(part, part);
          default -> changed(part);
        };
    byte[] head = AwkwardBytes.concat(Arrays.copyOf(old, from), middle);
    return AwkwardBytes.concat(head, Arrays.copyOfRange(old, to, old.length));
  }

  private byte[] elsewhere(byte[] old) {
    int from = random.nextInt(old.length + 1);
    return Arrays.copyOfRange(old, from, Math.min(old.length, from + random.nextInt(2000)));
  }

  private byte[] changed(byte[] part) {
    noise(part, Math.min(1, part.length));
    return part;
  }

  private byte[] fresh(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private void noise(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(4);
    }
  }

  private void symbols(byte[] bytes, int count) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(count);
    }
  }

  private void period(byte[] bytes) {
    byte[] unit = fresh(1 + random.nextInt(70));
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = unit[i % unit.length];
    }
  }

  private void blocks(byte[] bytes) {
    byte[][] known = new byte[1 + random.nextInt(8)][];
    for (int i = 0; i < known.length; i++) {
      known[i] = fresh(16 * (1 + random.nextInt(3)));
    }
    int at = 0;
    while (at < bytes.length) {
      byte[] block = known[random.nextInt(known.length)];
      int length = Math.min(block.length, bytes.length - at);
      System.arraycopy(block, 0, bytes, at, length);
      at += length;
    }
  }

  private void runs(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(200));
      Arrays.fill(bytes, at, end, (byte) random.nextInt(3));
      at = end;
    }
  }
}
