/**
 * A file system that fails when a test says so, in place of Java's default one: every write of the
 * program and of its libraries goes through it.
 */
package org.rdopkg.faults;
