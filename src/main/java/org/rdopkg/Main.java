package org.rdopkg;

/** Starts rdopkg. */
public final class Main {
  private Main() {}

  /** The program. */
  public static void main(String[] args) {}
}
