package gradus.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import gradus.browser.Chromium;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Markdown pages as GitHub shows them: packages of npm turn them into HTML, as {@code
 * src/test/node/render.mjs} says, and a browser shows them at the width of a desktop and of a
 * phone.
 */
final class GitHubPages {
  private static final Path NODE = Path.of("src", "test", "node");
  private static final List<String> NOT_PAGES = List.of(".git", "target", "node_modules");
  private static final int PATIENCE_IN_SECONDS = 120;

  private final Path root;
  private final Path folder;
  private final List<String> names;

  /** The pages of a folder; their HTML goes into another. */
  GitHubPages(Path root, Path folder) throws IOException {
    this.root = root;
    this.folder = folder;
    this.names = names(root);
  }

  /** Skips the test, with the reason, where Node.js or its packages are missing or others. */
  static void assumeInstalled() throws IOException {
    Path wanted = NODE.resolve("package-lock.json");
    Path installed = NODE.resolve("node_modules").resolve(".package-lock.json");
    String advice = ": install Node.js and run \"npm ci\" in " + NODE;
    assumeTrue(Files.exists(installed), "no packages to render Markdown with" + advice);
    assumeTrue(
        versions(wanted).equals(versions(installed)), "packages of another version" + advice);
    Chromium.assumeInstalled();
  }

  private static List<String> versions(Path lockFile) throws IOException {
    JsonObject packages =
        JsonParser.parseString(Files.readString(lockFile))
            .getAsJsonObject()
            .getAsJsonObject("packages");
    List<String> versions = new ArrayList<>();
    for (String name : packages.keySet()) {
      if (!name.isEmpty()) {
        versions.add(name + " " + packages.getAsJsonObject(name).get("version").getAsString());
      }
    }
    Collections.sort(versions);
    return versions;
  }

  /** Every page that is in the repository; a user's own programs and what was built are not. */
  private static List<String> names(Path root) throws IOException {
    List<String> names = new ArrayList<>();
    Path own = root.resolve("tutorials").resolve("mine");
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
            return inside.getFileName() != null
                    && NOT_PAGES.contains(inside.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean users = file.startsWith(own) && !file.endsWith("README.md");
            if (file.toString().endsWith(".md") && !users) {
              names.add(root.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(names);
    return names;
  }

  List<String> names() {
    return names;
  }

  /** Renders the pages, and says what is wrong with each as a text. */
  List<String> render() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of("node", NODE.resolve("render.mjs").toString()));
    command.addAll(List.of(root.toString(), folder.toString()));
    command.addAll(names);
    Path log = folder.resolve("node.log");
    Process node =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!node.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS) || node.exitValue() != 0) {
      node.destroyForcibly();
      throw new IOException("render.mjs ended badly: " + Files.readString(log));
    }
    List<String> faults = new ArrayList<>();
    String found = Files.readString(folder.resolve("faults.json"));
    for (JsonElement fault : JsonParser.parseString(found).getAsJsonArray()) {
      faults.add(fault.getAsString());
    }
    return faults;
  }

  /** Opens a rendered page, with everything that was folded away. */
  void show(Chromium browser, String name) {
    String page = folder.resolve(name + ".html").toAbsolutePath().toUri().toString();
    browser.open(page, "document.readyState === 'complete' && location.protocol === 'file:'");
    browser.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })");
    browser.evaluate("document.fonts.ready.then(() => true)");
  }

  /** What is wrong with a page that is shown, as a picture. */
  static List<String> measure(Chromium browser) throws IOException {
    List<String> faults = new ArrayList<>();
    String script = Files.readString(NODE.resolve("measure.js"));
    for (JsonElement fault : browser.evaluate(script).getAsJsonArray()) {
      faults.add(fault.getAsString());
    }
    return faults;
  }
}
