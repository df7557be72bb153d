package org.rdopkg.patch;

/**
 * A commit of upstream, as far as it explains what became of a patch.
 *
 * @param id the full object id in hex
 * @param subject the first paragraph of its message on one line, as git's {@code %s}
 */
public record UpstreamCommit(String id, String subject) {

  /** The id cut to what people are shown. */
  public String shortId() {
    return id.substring(0, Math.min(PatchCommit.SHORT_ID, id.length()));
  }
}
