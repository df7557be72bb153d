package org.rdopkg.service.gerrit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.DownloadListener;
import org.rdopkg.io.DownloadPatience;
import org.rdopkg.io.Downloaded;
import org.rdopkg.io.Downloader;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;

/**
 * Asks over HTTP, as anybody may who has not logged in (Gerrit's REST API). The address of a
 * project does not tell where Gerrit itself begins: the folders in front of it are tried.
 */
public final class RestGerrit implements GerritServer {
  /** What Gerrit puts in front of JSON, so that no browser takes it for a script. */
  private static final String GUARD = ")]}'";

  private static final int LIMIT = 16 << 20;
  private static final DownloadPatience PATIENCE =
      new DownloadPatience(
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60));

  private final Environment environment;
  private final Path folder;
  private final GerritAddress address;

  /**
   * @param folder for answers on their way
   */
  public RestGerrit(Environment environment, Path folder, GerritAddress address) {
    this.environment = environment;
    this.folder = folder;
    this.address = address;
  }

  @Override
  public List<GerritChange> query(String query) {
    String words = URLEncoder.encode(query, StandardCharsets.UTF_8);
    String options = "&n=20&o=ALL_REVISIONS&o=DETAILED_LABELS&o=DETAILED_ACCOUNTS";
    RdopkgException first = null;
    for (String base : bases()) {
      try {
        Optional<String> json = get(base + "changes/?q=" + words + options);
        if (json.isPresent()) {
          return changes(json.get(), base);
        }
      } catch (RdopkgException e) {
        first = first == null ? e : first;
      }
    }
    RdopkgException error =
        RdopkgException.of(ErrorKind.PROGRAM, "Gerrit can't be asked at " + address.host());
    throw (first == null
            ? error.because("nothing at that address answers as Gerrit does")
            : error.because(first.what() + first.why().map(why -> ": " + why).orElse("")))
        .fix("git remote set-url review-patches ssh://USER@HOST:29418/PROJECT");
  }

  private List<String> bases() {
    String port = address.port() < 0 ? "" : ":" + address.port();
    String root = address.scheme() + "://" + address.host() + port + "/";
    List<String> bases = new ArrayList<>(List.of(root));
    String path = address.project();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      bases.add(root + path.substring(0, slash + 1));
    }
    return bases;
  }

  /** The JSON at an address; empty when something else is there. */
  private Optional<String> get(String url) {
    makeFolder();
    Downloaded answer =
        new Downloader(environment, folder, PATIENCE, DownloadListener.none())
            .get(url, "Gerrit's answer", LIMIT);
    try {
      String text = new String(AtomicFiles.read(answer.file(), LIMIT), StandardCharsets.UTF_8);
      return text.startsWith(GUARD)
          ? Optional.of(text.substring(GUARD.length()))
          : Optional.empty();
    } catch (IOException e) {
      throw IoErrors.cannot("read Gerrit's answer", e);
    } finally {
      answer.discard();
    }
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw IoErrors.cannot("make the folder " + folder, e);
    }
  }

  private static List<GerritChange> changes(String json, String base) {
    try {
      List<GerritChange> changes = new ArrayList<>();
      for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
        changes.add(change(JsonFields.object(element), base));
      }
      return List.copyOf(changes);
    } catch (JsonParseException | IllegalStateException | StackOverflowError e) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "The answer is not Gerrit's")
          .because("it is no list of changes in JSON")
          .causedBy(e);
    }
  }

  private static GerritChange change(JsonObject object, String base) {
    int number = JsonFields.number(object, "_number");
    String project = JsonFields.text(object, "project");
    String currentRevision = JsonFields.text(object, "current_revision");
    List<GerritPatchSet> sets = new ArrayList<>();
    int current = 0;
    JsonObject revisions = JsonFields.object(object, "revisions");
    for (String revision : revisions.keySet()) {
      JsonObject set = JsonFields.object(revisions, revision);
      boolean newest = revision.equals(currentRevision);
      int setNumber = JsonFields.number(set, "_number");
      current = newest ? setNumber : current;
      sets.add(
          new GerritPatchSet(
              setNumber,
              revision,
              JsonFields.text(set, "ref"),
              newest ? votes(object) : List.of()));
    }
    return new GerritChange(
        number,
        project,
        JsonFields.text(object, "branch"),
        JsonFields.text(object, "change_id"),
        JsonFields.text(object, "subject"),
        JsonFields.text(object, "status"),
        base + "c/" + project + "/+/" + number,
        JsonFields.truth(object, "work_in_progress"),
        current,
        sets);
  }

  /** The votes are those on the newest patch set. */
  private static List<GerritVote> votes(JsonObject change) {
    List<GerritVote> votes = new ArrayList<>();
    JsonObject labels = JsonFields.object(change, "labels");
    for (String label : labels.keySet()) {
      for (JsonElement element : JsonFields.array(JsonFields.object(labels, label), "all")) {
        JsonObject vote = JsonFields.object(element);
        String user = JsonFields.text(vote, "username");
        votes.add(
            new GerritVote(
                label,
                JsonFields.number(vote, "value"),
                user.isEmpty() ? JsonFields.text(vote, "name") : user));
      }
    }
    return votes;
  }
}
