package org.rdopkg.git;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.internal.util.CleanupService;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * What JGit may know of the system: nothing. Left alone it starts two git processes at the first
 * use, probes the file system by writing files into {@code .git} for seconds, and stores the result
 * in {@code ~/.config/jgit}. Environment and user configuration come from rdopkg's own readers
 * ({@link GitConfig}, {@link Identities}) with each checkout, because JGit has only one reader for
 * the whole JVM.
 */
final class JgitSystem extends SystemReader.Delegate {
  /** Coarser than the clock tick of any file system in use; 2 s would be JGit's guess for FAT. */
  private static final long TIMESTAMP_RESOLUTION_NANOS = 20_000_000L;

  private final StoredConfig nothing = new Assumptions();

  private JgitSystem(SystemReader original) {
    super(original);
  }

  /** Puts this reader in place, once for the JVM; it holds no state of any run. */
  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof JgitSystem)) {
      leaveShutdownAlone();
      SystemReader.setInstance(new JgitSystem(SystemReader.getInstance()));
    }
  }

  /**
   * Makes JGit believe that a container ends it. Else it adds a hook for the end of the JVM, for
   * threads that we never let it start, and loads all of its messages by reflection to do so.
   */
  private static void leaveShutdownAlone() {
    new CleanupService();
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  @SuppressWarnings("NullAway") // JGit's contract: null for a variable that is not set
  public String getenv(String variable) {
    return null;
  }

  @Override
  public StoredConfig getUserConfig() {
    return nothing;
  }

  @Override
  public StoredConfig getJGitConfig() {
    return nothing;
  }

  @Override
  public StoredConfig getSystemConfig() {
    return nothing;
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  /** An empty configuration that answers JGit's question about time stamps for every disk. */
  private static final class Assumptions extends StoredConfig {
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long defaultValue, TimeUnit wantUnit) {
      if (section.equals("filesystem")) {
        boolean resolution = name.equalsIgnoreCase("timestampResolution");
        return wantUnit.convert(resolution ? TIMESTAMP_RESOLUTION_NANOS : 0, TimeUnit.NANOSECONDS);
      }
      return super.getTimeUnit(section, subsection, name, defaultValue, wantUnit);
    }

    @Override
    public void load() throws IOException, ConfigInvalidException {}

    @Override
    public void save() throws IOException {}
  }

  /** A configuration file that is never read or written. */
  private static final class NoFile extends FileBasedConfig {
    @SuppressWarnings("NullAway") // no file: as JGit itself does for a missing system file
    NoFile(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
