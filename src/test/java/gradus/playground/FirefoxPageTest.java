package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed page in a real Firefox, driven over WebDriver BiDi: it trains to the JVM's bits.
 */
class FirefoxPageTest {
  private static final Path PROGRAM = Path.of("/usr/bin/firefox-esr");
  private static final Pattern ADDRESS = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");
  private static final int PATIENCE_IN_SECONDS = 120;

  @TempDir Path folder;
  private Process process;
  private WebSocket socket;
  private String context; // the window's page
  private volatile CompletableFuture<JsonObject> answer = new CompletableFuture<>();
  private int calls = 0;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(PROGRAM),
        "no browser: install Debian's package firefox-esr to try the playground in one");
    Path log = folder.resolve("firefox.log");
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless",
                "--no-remote",
                "--remote-debugging-port=0",
                "--profile",
                Files.createDirectory(folder.resolve("profile")).toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    URI address = URI.create(address(log) + "/session");
    socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Answers()).join();
    call("session.new", "{\"capabilities\": {}}");
    context =
        call("browsingContext.getTree", "{}")
            .getAsJsonArray("contexts")
            .get(0)
            .getAsJsonObject()
            .get("context")
            .getAsString();
  }

  private String address(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      Matcher matcher = ADDRESS.matcher(Files.readString(log));
      if (matcher.find()) {
        return matcher.group(1);
      }
      Thread.sleep(50);
    }
    throw new IOException("Firefox didn't start: " + Files.readString(log));
  }

  @AfterEach
  void end() throws InterruptedException {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Collects what the browser says; a message may come in parts. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        JsonObject message = JsonParser.parseString(parts.toString()).getAsJsonObject();
        parts.setLength(0);
        if (message.has("id")) {
          answer.complete(message);
        }
      }
      from.request(1);
      return null;
    }
  }

  private JsonObject call(String method, String parameters) {
    answer = new CompletableFuture<>();
    socket
        .sendText(
            "{\"id\": %d, \"method\": \"%s\", \"params\": %s}"
                .formatted(++calls, method, parameters),
            true)
        .join();
    JsonObject message = answer.orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
    assertThat(message.get("type").getAsString()).as("%s", message).isEqualTo("success");
    return message.getAsJsonObject("result");
  }

  private void open(String address) {
    call(
        "browsingContext.navigate",
        "{\"context\": \"%s\", \"url\": \"%s\", \"wait\": \"complete\"}"
            .formatted(context, address));
  }

  /** The value of a JavaScript expression; of a promise, what it promises. */
  private String text(String expression) {
    JsonObject result =
        call(
            "script.evaluate",
            "{\"expression\": %s, \"target\": {\"context\": \"%s\"}, \"awaitPromise\": true}"
                .formatted(
                    new JsonPrimitive("(async () => String(" + expression + "))()"), context));
    assertThat(result.get("type").getAsString()).as("%s", result).isEqualTo("success");
    return result.getAsJsonObject("result").get("value").getAsString();
  }

  private void await(String expression) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
    while (!text("!!(" + expression + ")").equals("true")) {
      assertThat(System.nanoTime()).as("%s was never true", expression).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private String textOf(String id) {
    return text("document.getElementById('" + id + "').textContent");
  }

  @Test
  void startsTrainsAndHasTheJvmsBits() throws InterruptedException {
    RandomSetups random = new RandomSetups(41);
    for (int i = 0; i < Integer.getInteger("gradus.setups", 5); i++) {
      Session session = new Session(new Experiment(random.setup(), 300));
      String link = Link.of(session.experiment());
      open("about:blank");
      open(Path.of("docs", "playground.html").toUri() + "#" + link);
      await("document.getElementById('hash')?.textContent.length === 16");
      assertThat(textOf("hash")).as(link).isEqualTo(session.hash());
    }
    text("document.getElementById('reset').click()");
    text("document.getElementById('play').click()");
    await("+document.getElementById('at-step').textContent > 100");
    text("document.getElementById('play').click()");
    String link = text("decodeURIComponent(location.hash.slice(1))");
    Session session = new Session(Link.parse(link, Run.fromJar()));
    assertThat(textOf("at-step")).isEqualTo(Integer.toString(session.step()));
    assertThat(textOf("hash")).as(link).isEqualTo(session.hash());
    assertThat(textOf("message")).isEmpty();
  }
}
