package org.rdopkg.site;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium, steered over its debugging protocol: pages, scripts, real keys. */
public final class Chromium implements AutoCloseable {
  private static final int SECONDS = 30;

  private final Process process;
  private final WebSocket socket;
  private final String session;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();

  private Chromium(Process process, URI address) throws Exception {
    this.process = process;
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, new Answers())
            .get(SECONDS, TimeUnit.SECONDS);
    String target =
        send("Target.createTarget", null, "url", "about:blank").get("targetId").getAsString();
    session =
        send("Target.attachToTarget", null, "targetId", target, "flatten", true)
            .get("sessionId")
            .getAsString();
    send("Page.enable", session);
  }

  /** Whether there is one. */
  public static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
  }

  /** Starts one whose profile is in the folder. */
  public static Chromium start(Path folder) throws Exception {
    Path profile = Files.createTempDirectory(folder, "chromium");
    ProcessBuilder builder =
        new ProcessBuilder(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    builder.environment().put("HOME", folder.toString());
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < SECONDS * 20 && lines(port).size() < 2; i++) {
      Thread.sleep(50);
    }
    List<String> lines = lines(port);
    return new Chromium(process, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Sets the size of the window. */
  public Chromium size(int width, int height) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        session,
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        1,
        "mobile",
        false);
    return this;
  }

  /** Opens a page and waits until it and its scripts are loaded. */
  public Chromium open(String url) throws Exception {
    send("Page.navigate", session, "url", url);
    waitFor("location.href === " + quoted(url) + " && document.readyState === 'complete'");
    return this;
  }

  /** Waits until a script's value is true. */
  public void waitFor(String condition) throws Exception {
    for (int i = 0; i < SECONDS * 50; i++) {
      if (evaluate(condition).getAsBoolean()) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("never true: " + condition + " at " + evaluate("location.href"));
  }

  /** The value of a script. */
  public JsonElement evaluate(String script) throws Exception {
    JsonObject result =
        send("Runtime.evaluate", session, "expression", script, "returnByValue", true);
    if (result.has("exceptionDetails")) {
      throw new AssertionError(script + ": " + result.get("exceptionDetails"));
    }
    return result.getAsJsonObject("result").get("value");
  }

  /** Presses and releases a key by its name: {@code Enter}, {@code ArrowDown}, {@code /}. */
  public Chromium key(String key) throws Exception {
    int code =
        switch (key) {
          case "Enter" -> 13;
          case "Escape" -> 27;
          case "ArrowDown" -> 40;
          case "ArrowUp" -> 38;
          default -> 0;
        };
    if (key.length() == 1) {
      send("Input.dispatchKeyEvent", session, "type", "keyDown", "key", key, "text", key);
    } else {
      send(
          "Input.dispatchKeyEvent",
          session,
          "type",
          "rawKeyDown",
          "key",
          key,
          "windowsVirtualKeyCode",
          code);
    }
    send(
        "Input.dispatchKeyEvent",
        session,
        "type",
        "keyUp",
        "key",
        key,
        "windowsVirtualKeyCode",
        code);
    return this;
  }

  /** Types letter by letter. */
  public Chromium type(String text) throws Exception {
    for (int i = 0; i < text.length(); i++) {
      key(text.substring(i, i + 1));
    }
    return this;
  }

  /** What the window shows, as PNG. */
  public void screenshot(Path file) throws Exception {
    String data =
        send("Page.captureScreenshot", session, "format", "png").get("data").getAsString();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  private JsonObject send(String method, String session, Object... parameters) throws Exception {
    JsonObject values = new JsonObject();
    for (int i = 0; i < parameters.length; i += 2) {
      Object value = parameters[i + 1];
      if (value instanceof Number number) {
        values.addProperty((String) parameters[i], number);
      } else if (value instanceof Boolean flag) {
        values.addProperty((String) parameters[i], flag);
      } else {
        values.addProperty((String) parameters[i], (String) value);
      }
    }
    int id = ids.incrementAndGet();
    JsonObject message = new JsonObject();
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", values);
    if (session != null) {
      message.addProperty("sessionId", session);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
    JsonObject received = answer.get(SECONDS, TimeUnit.SECONDS);
    if (received.has("error")) {
      throw new IllegalStateException(method + ": " + received.get("error"));
    }
    return received.getAsJsonObject("result");
  }

  private static String quoted(String text) {
    return new JsonPrimitive(text).toString();
  }

  /** Messages that arrive, put together from their parts. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        JsonObject received = JsonParser.parseString(message.toString()).getAsJsonObject();
        message.setLength(0);
        if (received.has("id")) {
          answers.remove(received.get("id").getAsInt()).complete(received);
        }
      }
      from.request(1);
      return null;
    }
  }

  @Override
  public void close() {
    try {
      send("Browser.close", null);
      process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("cannot end Chromium", e);
    } finally {
      socket.abort();
      process.destroyForcibly();
    }
  }
}
