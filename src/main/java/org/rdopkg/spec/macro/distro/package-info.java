/**
 * What the macros of distributions' build roots compute (forge archives, Go and font package names,
 * PyPI and crates.io sources, KDE version parts), written from their packaging guidelines. Text in,
 * text and definitions out.
 */
@NullMarked
package org.rdopkg.spec.macro.distro;

import org.jspecify.annotations.NullMarked;
