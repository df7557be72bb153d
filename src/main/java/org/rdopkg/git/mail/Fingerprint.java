package org.rdopkg.git.mail;

/**
 * The Rabin fingerprint of 16 bytes, which can be rolled over a text: the bytes, taken as one
 * polynomial over GF(2), modulo a polynomial of degree 31 (M. O. Rabin, "Fingerprinting by random
 * polynomials").
 *
 * <p>The modulus is the one that git uses. It shows in the deltas that git writes: which of many
 * equal blocks are forgotten tells which blocks share a bucket, thus the differences of blocks
 * whose lowest bits agree, and from about a hundred of them the modulus follows by linear algebra
 * and the Berlekamp-Massey algorithm.
 */
final class Fingerprint {
  /** The length of the text that is hashed, in bytes. */
  static final int WINDOW = 16;

  private static final int DEGREE = 31;
  private static final long MODULUS = 0xab59b4d1L;
  private static final int MASK = 0x7fffffff;

  /** What the eight bits that are shifted out at the top leave behind. */
  private static final int[] CARRY = products(DEGREE);

  /** What the oldest byte of a window adds to the hash. */
  private static final int[] OLDEST = products(8 * (WINDOW - 1));

  private Fingerprint() {}

  /** The hash of the 16 bytes before an offset. */
  static int of(byte[] text, int end) {
    int hash = 0;
    for (int i = end - WINDOW; i < end; i++) {
      hash = append(hash, text[i]);
    }
    return hash;
  }

  /** The hash after the window has moved on by one byte. */
  static int roll(int hash, byte leaves, byte enters) {
    return append(hash ^ OLDEST[leaves & 0xff], enters);
  }

  private static int append(int hash, byte b) {
    return (((hash << 8) & MASK) | (b & 0xff)) ^ CARRY[hash >>> (DEGREE - 8)];
  }

  /** All bytes times x to the given power. */
  private static int[] products(int power) {
    int[] products = new int[256];
    for (int b = 0; b < products.length; b++) {
      long product = b;
      for (int i = 0; i < power; i++) {
        product <<= 1;
        if ((product & (1L << DEGREE)) != 0) {
          product ^= MODULUS;
        }
      }
      products[b] = (int) product;
    }
    return products;
  }
}
