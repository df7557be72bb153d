/**
 * Computes the Lua pieces of specs that only turn text into text, such as {@code
 * print((string.gsub(rpm.expand("%version"), "%.", "_")))}, without a Lua interpreter: assignments,
 * {@code if}, expressions, the string library. No loops, no functions, no tables; anything else is
 * answered with nothing.
 */
@NullMarked
package org.rdopkg.spec.macro.lua;

import org.jspecify.annotations.NullMarked;
