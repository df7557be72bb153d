package org.rdopkg.workflow;

import org.rdopkg.io.DownloadListener;

/** Tells how a download gets on. */
record NarratedDownload(Narrator narrator) implements DownloadListener {
  @Override
  public void progress(String name, long done, long total) {
    narrator.progress(name, done, total);
  }

  @Override
  public void retrying(String line) {
    narrator.note(line);
  }
}
