package gradus.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/**
 * A Chromium without a window, driven over its DevTools protocol: it opens a page, runs JavaScript
 * in it, moves the mouse, types, takes screenshots and notes what goes wrong.
 */
public final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final int PATIENCE_IN_SECONDS = 120;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

  /** Skips the test, with the reason, where there is no Chromium. */
  public static void assumeInstalled() {
    assumeTrue(
        Files.isExecutable(PROGRAM),
        "no browser: install Debian's package chromium to look at pages in one");
  }

  /** Starts the browser; its profile goes into the folder. */
  public Chromium(Path folder, int width, int height) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "--headless"));
    command.addAll(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.addAll(List.of("--hide-scrollbars", "--remote-debugging-port=0"));
    command.add("--window-size=" + width + "," + height);
    command.add("--user-data-dir=" + folder.resolve("browser"));
    command.add("about:blank");
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile())
            .start();
    Path portFile = folder.resolve("browser").resolve("DevToolsActivePort");
    HttpClient client = HttpClient.newHttpClient();
    URI address = pageAddress(client, portFile);
    socket = client.newWebSocketBuilder().buildAsync(address, new Messages()).join();
    call("Runtime.enable");
    call("Page.enable");
    resize(width, height, 1);
  }

  private URI pageAddress(HttpClient client, Path portFile)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      if (Files.exists(portFile) && Files.size(portFile) > 0) {
        String port = Files.readAllLines(portFile).get(0);
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        HttpResponse<String> response =
            client.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString());
        for (JsonElement target : JsonParser.parseString(response.body()).getAsJsonArray()) {
          JsonObject page = target.getAsJsonObject();
          if (page.get("type").getAsString().equals("page")) {
            return URI.create(page.get("webSocketDebuggerUrl").getAsString());
          }
        }
      }
      Thread.sleep(50);
    }
    throw new IOException("Chromium didn't start; see " + portFile.getParent());
  }

  /** Collects what the browser says; a message may come in parts. */
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        receive(JsonParser.parseString(parts.toString()).getAsJsonObject());
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void receive(JsonObject message) {
    if (message.has("id")) {
      CompletableFuture<JsonObject> answer = answers.remove(message.get("id").getAsInt());
      if (answer != null) {
        answer.complete(message);
      }
      return;
    }
    String event = message.get("method").getAsString();
    JsonObject details = message.getAsJsonObject("params");
    if (event.equals("Runtime.exceptionThrown")) {
      problems.add(details.toString());
    } else if (event.equals("Runtime.consoleAPICalled")
        && details.get("type").getAsString().equals("error")) {
      problems.add(details.toString());
    }
  }

  /** Calls a method of the protocol with names and values in turn. */
  public JsonObject call(String method, Object... namesAndValues) {
    JsonObject parameters = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = (String) namesAndValues[i];
      Object value = namesAndValues[i + 1];
      if (value instanceof Number number) {
        parameters.addProperty(name, number);
      } else if (value instanceof Boolean yesOrNo) {
        parameters.addProperty(name, yesOrNo);
      } else if (value instanceof JsonElement element) {
        parameters.add(name, element);
      } else {
        parameters.addProperty(name, (String) value);
      }
    }
    JsonObject message = new JsonObject();
    int id = calls.incrementAndGet();
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", parameters);
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).join();
    try {
      JsonObject result = answer.get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
      if (result.has("error")) {
        throw new IllegalStateException(method + ": " + result.get("error"));
      }
      return result.getAsJsonObject("result");
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(method + " got no answer; problems: " + problems, e);
    }
  }

  /** Sets the size of the window's inside, and how many pixels of the screen one of it has. */
  public void resize(int width, int height, double scale) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        scale,
        "mobile",
        width < 600);
  }

  /** Lets the page see a light or a dark system. */
  public void preferScheme(String scheme) {
    JsonObject feature = new JsonObject();
    feature.addProperty("name", "prefers-color-scheme");
    feature.addProperty("value", scheme);
    JsonArray features = new JsonArray();
    features.add(feature);
    call("Emulation.setEmulatedMedia", "features", features);
  }

  /** Opens an address and waits until the expression is true in it. */
  public void open(String address, String until) {
    call("Page.navigate", "url", "about:blank");
    call("Page.navigate", "url", address);
    await(until);
  }

  /** Waits until an expression is true. */
  public void await(String expression) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
    while (System.nanoTime() < end) {
      if (evaluate("!!(" + expression + ")").getAsBoolean()) {
        return;
      }
      try {
        Thread.sleep(30);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("never true: " + expression + "; problems: " + problems);
  }

  /** The value of a JavaScript expression; of a promise, what it promises. */
  public JsonElement evaluate(String expression) {
    JsonObject answer =
        call(
            "Runtime.evaluate",
            "expression",
            expression,
            "returnByValue",
            true,
            "awaitPromise",
            true);
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    JsonElement value = answer.getAsJsonObject("result").get("value");
    return value == null ? new JsonObject() : value;
  }

  /** The same, as text. */
  public String text(String expression) {
    return evaluate("String(" + expression + ")").getAsString();
  }

  /** Clicks the middle of an element with the mouse. */
  public void click(String selector) {
    JsonArray at =
        evaluate(
                "(() => { const e = document.querySelector("
                    + quoted(selector)
                    + ");"
                    + " e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                    + " return [r.x + r.width / 2, r.y + r.height / 2]; })()")
            .getAsJsonArray();
    mouse(at.get(0).getAsDouble(), at.get(1).getAsDouble());
  }

  /** Clicks a place of the window. */
  public void mouse(double x, double y) {
    mouse("mouseMoved", x, y, 0);
    mouse("mousePressed", x, y, 1);
    mouse("mouseReleased", x, y, 0);
  }

  /** One event of the mouse: mouseMoved, mousePressed or mouseReleased. */
  public void mouse(String type, double x, double y, int buttons) {
    call(
        "Input.dispatchMouseEvent",
        "type",
        type,
        "x",
        x,
        "y",
        y,
        "buttons",
        buttons,
        "clickCount",
        1,
        "button",
        type.equals("mouseMoved") ? "none" : "left");
  }

  /** Chooses or types the value of a control, as a user does: with its events. */
  public void set(String selector, String value) {
    evaluate(
        "(() => { const e = document.querySelector("
            + quoted(selector)
            + ");"
            + " e.value = "
            + quoted(value)
            + ";"
            + " e.dispatchEvent(new Event('input', {bubbles: true}));"
            + " e.dispatchEvent(new Event('change', {bubbles: true})); })()");
  }

  /** Presses a key such as "Tab", "Enter" or " ". */
  public void key(String key, int code) {
    call(
        "Input.dispatchKeyEvent",
        "type",
        "keyDown",
        "key",
        key,
        "windowsVirtualKeyCode",
        code,
        "text",
        key.equals("Enter") ? "\r" : key.length() == 1 ? key : "");
    call("Input.dispatchKeyEvent", "type", "keyUp", "key", key, "windowsVirtualKeyCode", code);
  }

  /** A PNG of what the window shows. */
  public byte[] screenshot() {
    JsonObject answer = call("Page.captureScreenshot", "format", "png");
    return Base64.getDecoder().decode(answer.get("data").getAsString());
  }

  /** Saves what the window shows, in fewer colors, as a small PNG. */
  public void saveScreenshot(Path file) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(screenshot()));
    BufferedImage small =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int color = image.getRGB(x, y) & 0xf8f8f8; // 32 levels each
        small.setRGB(x, y, color | ((color >> 5) & 0x070707));
      }
    }
    ImageIO.write(small, "png", file.toFile());
  }

  /** Exceptions and errors of the page so far. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private static String quoted(String text) {
    return new com.google.gson.JsonPrimitive(text).toString();
  }

  @Override
  public void close() {
    try {
      call("Browser.close");
    } catch (IllegalStateException e) {
      process.destroy();
    }
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
