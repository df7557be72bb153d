/**
 * Scripts that complete rdopkg's actions and options in bash, zsh and fish, made from the picocli
 * model.
 */
@NullMarked
package org.rdopkg.cli.completion;

import org.jspecify.annotations.NullMarked;
