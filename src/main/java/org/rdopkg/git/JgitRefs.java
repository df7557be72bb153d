package org.rdopkg.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.rdopkg.io.IoErrors;

/** The refs as JGit reads them, in every format that it knows. */
final class JgitRefs implements RefStore {
  private final Repository repository;

  JgitRefs(Repository repository) {
    this.repository = repository;
  }

  @Override
  public @Nullable Value read(String fullName) {
    try {
      Ref ref = repository.exactRef(fullName);
      if (ref == null) {
        return null;
      }
      if (ref.isSymbolic()) {
        return new Value(ref.getTarget().getName(), true);
      }
      ObjectId id = ref.getObjectId();
      return id == null ? null : new Value(id.name(), false);
    } catch (IOException e) {
      throw IoErrors.cannot("read the ref " + fullName, e);
    }
  }

  @Override
  public List<String> names(String prefix) {
    try {
      List<String> names = new ArrayList<>();
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
        names.add(ref.getName());
      }
      return names;
    } catch (IOException e) {
      throw IoErrors.cannot("read the refs below " + prefix, e);
    }
  }
}
