package org.rdopkg.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;

/**
 * An ssh server on 127.0.0.1 that plays Gerrit: it answers {@code gerrit query} from recorded JSON
 * and serves the bare repositories of a folder. Clients log in with a key that is made for it.
 */
public final class GerritSsh implements AutoCloseable {
  private final SshServer server;
  private final Path folder;
  private final Path repositories;
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<String> commands = Collections.synchronizedList(new ArrayList<>());

  private GerritSsh(SshServer server, Path folder, Path repositories) {
    this.server = server;
    this.folder = folder;
    this.repositories = repositories;
  }

  /**
   * Starts it.
   *
   * @param folder for keys and known hosts
   * @param repositories the folder whose bare repositories it serves
   */
  public static GerritSsh start(Path folder, Path repositories) {
    Tools.need("ssh", "ssh-keygen");
    try {
      Files.createDirectories(folder);
      SshServer server = SshServer.setUpDefaultServer();
      server.setHost("127.0.0.1");
      server.setPort(0);
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      KeyPair host = keys.generateKeyPair();
      server.setKeyPairProvider(KeyPairProvider.wrap(host));
      GerritSsh gerrit = new GerritSsh(server, folder, repositories);
      var authorized = gerrit.makeKey().resolvePublicKey(null, Collections.emptyMap(), null);
      server.setPublickeyAuthenticator(
          (user, key, session) -> user.equals("joe") && KeyUtils.compareKeys(key, authorized));
      server.setCommandFactory((channel, command) -> gerrit.new Answer(command));
      server.start();
      Files.writeString(
          folder.resolve("known_hosts"),
          "[127.0.0.1]:%d %s\n"
              .formatted(server.getPort(), PublicKeyEntry.toString(host.getPublic())));
      return gerrit;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private AuthorizedKeyEntry makeKey() throws IOException {
    Path key = folder.resolve("key");
    run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-C", "test", "-f", key.toString());
    return AuthorizedKeyEntry.parseAuthorizedKeyEntry(
        Files.readString(folder.resolve("key.pub")).strip());
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command[0] + " failed");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** The command line for ssh that knows this server and the key. */
  public String sshCommand() {
    return "ssh -F none -i %s -o IdentitiesOnly=yes -o UserKnownHostsFile=%s -o BatchMode=yes"
        .formatted(folder.resolve("key"), folder.resolve("known_hosts"));
  }

  /** The address of a project, for the user that may log in. */
  public String url(String project) {
    return "ssh://joe@127.0.0.1:" + server.getPort() + "/" + project;
  }

  /** What a query is answered with: the text of lines of JSON. */
  public void answer(String query, String json) {
    answers.put(query, json);
  }

  /** The commands that came. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One command. */
  private final class Answer extends AbstractCommandSupport {
    private final String line;

    Answer(String line) {
      super(line, null);
      this.line = line;
    }

    @Override
    public void run() {
      commands.add(line);
      int status = 1;
      try {
        status = line.startsWith("gerrit query ") ? query() : git();
      } catch (IOException | InterruptedException e) {
        say(getErrorStream(), "server: " + e + "\n");
      } finally {
        onExit(status);
      }
    }

    private int query() {
      String query = line.replaceAll(".* -- '(.*)'$", "$1");
      String json = answers.get(query);
      long rows = json == null ? 0 : json.lines().count();
      say(getOutputStream(), json == null ? "" : json);
      say(
          getOutputStream(),
          "{\"type\":\"stats\",\"rowCount\":%d,\"runTimeMilliseconds\":7,\"moreChanges\":false}\n"
              .formatted(rows));
      return 0;
    }

    private int git() throws IOException, InterruptedException {
      if (!line.matches("git-(upload|receive)-pack '/[a-z/-]+'")) {
        say(getErrorStream(), "fatal: unknown command\n");
        return 127;
      }
      String service = line.substring("git-".length(), line.indexOf(' '));
      String path = line.substring(line.indexOf('/') + 1, line.length() - 1);
      ProcessBuilder builder =
          new ProcessBuilder("git", service, repositories.resolve(path + ".git").toString());
      builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
      builder.environment().put("HOME", folder.toString());
      Process process = builder.start();
      Thread in = copy(getInputStream(), process.getOutputStream(), true);
      Thread err = copy(process.getErrorStream(), getErrorStream(), false);
      copy(process.getInputStream(), getOutputStream(), false).join();
      err.join();
      int status = process.waitFor();
      in.interrupt();
      return status;
    }

    private Thread copy(InputStream from, OutputStream to, boolean close) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  byte[] buffer = new byte[8192];
                  for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    to.write(buffer, 0, n);
                    to.flush();
                  }
                  if (close) {
                    to.close();
                  }
                } catch (IOException e) {
                  return; // the other side has hung up
                }
              });
      thread.setDaemon(true);
      thread.start();
      return thread;
    }

    private void say(OutputStream stream, String text) {
      try {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
