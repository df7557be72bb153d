package org.rdopkg.service.distroinfo;

import java.nio.file.Files;
import java.nio.file.Path;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.CheckoutFiles;

/**
 * Files in a folder of the user's.
 *
 * @param folder absolute
 */
public record FolderInfoFiles(Path folder) implements InfoFiles {
  @Override
  public byte[] read(String name) {
    return new CheckoutFiles(folder)
        .read(name, LIMIT)
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, "No such distroinfo file: " + name)
                    .because(
                        Files.isDirectory(folder)
                            ? "there is no such file in " + folder
                            : "there is no folder " + folder)
                    .fix("Name the folder with -l/--local-info and the file with -i/--info-file."));
  }

  @Override
  public String place() {
    return folder.toString();
  }

  /** A folder beside this one, if it is described as such; it stays below the one above. */
  @Override
  public InfoFiles other(InfoValue.Fields description) {
    String path = description.text("local_info").orElse("");
    Path other = folder.resolve(path).normalize();
    Path above = folder.getParent();
    if (path.isEmpty() || above == null || !other.startsWith(above)) {
      throw OtherPlaces.refused(description);
    }
    return new FolderInfoFiles(other);
  }
}
