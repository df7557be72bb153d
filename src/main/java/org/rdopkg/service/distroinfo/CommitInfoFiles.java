package org.rdopkg.service.distroinfo;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.CommitFiles;

/**
 * Files of a commit: nothing is checked out.
 *
 * @param files the repository's
 * @param commit the commit, in hex
 * @param folder the folder of the files in it, with a slash at its end; empty for the top
 * @param place for people
 */
public record CommitInfoFiles(CommitFiles files, String commit, String folder, String place)
    implements InfoFiles {
  @Override
  public byte[] read(String name) {
    CommitFiles.Entry entry = files.find(commit, folder + name).orElseThrow(() -> missing(name));
    if ((entry.mode() & 0170000) != 0100000) {
      throw missing(name);
    }
    return files.blob(entry.id());
  }

  private RdopkgException missing(String name) {
    return RdopkgException.of(ErrorKind.INPUT, "No such distroinfo file: " + name)
        .because("there is no such file in " + place)
        .fix("Name the right file with -i/--info-file.");
  }

  @Override
  public InfoFiles other(InfoValue.Fields description) {
    throw OtherPlaces.refused(description);
  }
}
