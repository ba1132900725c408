package gradus.pages;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.browser.Chromium;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the repository is right as GitHub shows it, on a desktop and on a phone. */
class GitHubPagesTest {
  private static final Path OUTPUT = Path.of("target", "github");
  private static final int DESKTOP = 900;
  private static final int PHONE = 390;
  private static final int HEIGHT = 1200;

  @TempDir static Path browserFolder;
  @TempDir Path folder;
  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    GitHubPages.assumeInstalled();
    browser = new Chromium(browserFolder, DESKTOP, HEIGHT);
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  /** With {@code -Dgradus.screenshots=true}, also a picture of each page, light and dark. */
  @Test
  void nothingIsWrongWithAnyPage() throws IOException, InterruptedException {
    GitHubPages pages = new GitHubPages(Path.of(""), OUTPUT);
    List<String> faults = new ArrayList<>(pages.render());
    assertThat(pages.names()).hasSizeGreaterThan(40).contains("README.md");
    for (String name : pages.names()) {
      pages.show(browser, name);
      for (int width : widths(name)) {
        resize(width);
        for (String fault : GitHubPages.measure(browser)) {
          faults.add("%s at %d pixels: %s".formatted(name, width, fault));
        }
        if (Boolean.getBoolean("gradus.screenshots")) {
          saveScreenshots(OUTPUT.resolve(name.replace('/', '-') + "-" + width), width);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void resize(int width) {
    browser.resize(width, HEIGHT, 1);
    browser.await("document.documentElement.clientWidth === " + width);
  }

  /** What a program wrote, and a test compares, isn't read on a phone. */
  private static int[] widths(String name) {
    return name.startsWith("src/test/resources/")
        ? new int[] {DESKTOP}
        : new int[] {DESKTOP, PHONE};
  }

  private static void saveScreenshots(Path file, int width) throws IOException {
    int height = browser.evaluate("document.documentElement.scrollHeight").getAsInt();
    browser.resize(width, height, 1);
    for (String scheme : new String[] {"light", "dark"}) {
      browser.preferScheme(scheme);
      browser.evaluate(
          "Promise.all([...document.images].map(image => image.decode())).then(() => 1)");
      browser.saveScreenshot(file.resolveSibling(file.getFileName() + "-" + scheme + ".png"));
    }
    browser.preferScheme("light");
  }

  /** On a dark page, the README's pictures aren't white sheets. */
  @Test
  void everyPictureOfTheReadmeHasADarkTwin() throws IOException, InterruptedException {
    new GitHubPages(Path.of(""), OUTPUT).render();
    browser.preferScheme("dark");
    browser.open(
        OUTPUT.resolve("README.md.html").toAbsolutePath().toUri().toString(),
        "document.images.length === 2 && [...document.images].every(image => image.complete)");
    String shown = browser.text("[...document.images].map(image => image.currentSrc).join(' ')");
    browser.preferScheme("light");
    assertThat(shown.split(" ", -1)).allMatch(address -> address.matches(".*-dark\\.(png|gif)"));
  }

  /** What is said of a page with this text: of its source, on a desktop and on a phone. */
  private List<String> faultsOf(String text) throws IOException, InterruptedException {
    Path root = Files.createDirectories(folder.resolve("pages"));
    Files.writeString(root.resolve("page.md"), text);
    Files.writeString(root.resolve("other.md"), "# Other page\n\n## A *second* part: `x`\n");
    BufferedImage picture = new BufferedImage(1200, 300, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(picture, "png", root.resolve("picture.png").toFile());
    GitHubPages pages = new GitHubPages(root, folder.resolve("html"));
    List<String> faults = new ArrayList<>(pages.render());
    pages.show(browser, "page.md");
    for (int width : widths("page.md")) {
      resize(width);
      faults.addAll(GitHubPages.measure(browser));
    }
    return faults;
  }

  @Test
  void aPageOfEveryKindOfThingIsRight() throws IOException, InterruptedException {
    assertThat(
            faultsOf(
                """
                # A page

                From $x_1$ to $x_2$, and ($`\\{x\\}`$), [a part](#a-page), [another](other.md#a-second-part-x),
                <https://example.org>. $x$
                $y$.

                ```math
                \\begin{aligned} a &= \\frac{1}{2} \\\\ b &\\le \\sqrt{n_{\\text{in}}} \\end{aligned}
                ```

                | name | number |
                |---|---:|
                | first | 1 |
                | second | −10.5 |

                <details><summary>Folded</summary>

                ![A black strip](picture.png)

                </details>

                ```java
                int x = 1; // a dollar in code is a dollar: $
                ```
                """))
        .isEmpty();
  }

  @Test
  void aFormulaThatDoesNotParseIsFound() throws IOException, InterruptedException {
    assertThat(faultsOf("One.\n\nHere $\\frac{1}{2$ is."))
        .containsExactly("page.md:3: a formula doesn't parse, Missing close brace: \\frac{1}{2");
    assertThat(faultsOf("```math\n\\nosuchsign\n```\n"))
        .containsExactly(
            "page.md:2: a formula doesn't parse, Undefined control sequence \\nosuchsign: \\nosuchsign");
  }

  @Test
  void dollarsThatGitHubShowsAreFound() throws IOException, InterruptedException {
    assertThat(faultsOf("See ($x$) here."))
        .contains("page.md:1: GitHub shows the dollars after \"(\": $x$");
    assertThat(faultsOf("It costs 5 $ a day."))
        .containsExactly("page.md:1: a dollar that begins no formula");
    assertThat(faultsOf("The set $\\{x\\}$."))
        .containsExactly("page.md:1: a backslash that GitHub drops; write $`…`$: $\\{x\\}$");
    assertThat(faultsOf("<details><summary>$x$</summary>\n\nText.\n\n</details>"))
        .containsExactly("page.md:1: no formula is rendered inside HTML");
  }

  @Test
  void twoFormulasThatReadAsOneAreFound() throws IOException, InterruptedException {
    assertThat(faultsOf("For $z_1$ $-2x$ is it."))
        .containsExactly("page.md:1: two formulas side by side read as one sum: $-2x$");
    assertThat(faultsOf("For $z_1$\n$-2x$ is it."))
        .containsExactly("page.md:2: two formulas side by side read as one sum: $-2x$");
  }

  @Test
  void deadLinksAndAnchorsAreFound() throws IOException, InterruptedException {
    assertThat(
            faultsOf(
                """
                [a](nothing.md), [b](other.md#third-part), [c](#nowhere),
                [d](../outside.md), <a href="picture.gif">e</a>, [f](other.md#L9).
                """))
        .containsExactly(
            "page.md:1: a dead link: nothing.md",
            "page.md:1: a dead anchor: other.md#third-part",
            "page.md:1: a dead anchor: #nowhere",
            "page.md:2: a dead link: ../outside.md",
            "page.md:2: a dead link: picture.gif",
            "page.md:2: a dead anchor: other.md#L9");
  }

  @Test
  void htmlThatGitHubDropsIsFound() throws IOException, InterruptedException {
    assertThat(faultsOf("<section>Text</section>"))
        .contains("page.md:1: GitHub drops the tag <section>");
  }

  @Test
  void picturesWithoutTextOrTooSmallAreFound() throws IOException, InterruptedException {
    assertThat(faultsOf("![](picture.png)")).contains("a picture without alt text: picture.png");
    assertThat(faultsOf("| one | two |\n|---|---|\n| ![A](picture.png) | ![B](picture.png) |\n"))
        .contains("a picture is only 152 pixels wide on a phone: picture.png");
    assertThat(faultsOf("![Missing](other.md)"))
        .contains("a picture that can't be shown: other.md");
  }

  @Test
  void whatIsTooWideIsFound() throws IOException, InterruptedException {
    String code = "0123456789".repeat(9) + "012345678";
    assertThat(faultsOf("```\nshort\n" + code + "\n```\n"))
        .containsExactly("a line of code is cut: " + code);
    assertThat(faultsOf("```\n" + code.substring(1) + "\n```\n")).isEmpty();
    assertThat(
            faultsOf(
                "A sum:\n\n```math\na + b \\qquad c + d \\qquad e + f \\qquad g + h \\qquad i + j\n```\n"))
        .containsExactly("a formula is 367 pixels wide where 358 are, near \"A sum:\"");
    assertThat(faultsOf("| a | b |\n|---|---|\n| " + "x".repeat(120) + " | y |\n"))
        .containsExactly("a table is wider than the page: a b " + "x".repeat(56));
  }

  @Test
  void tablesThatAreHardToReadAreFound() throws IOException, InterruptedException {
    assertThat(faultsOf("| | |\n|---|---|\n| a | b |\n"))
        .containsExactly("a table with an empty header row: a b");
    assertThat(faultsOf("| a | b |\n|---|---|\n| one | 9 |\n| two | 10.5 |\n"))
        .containsExactly("a column of numbers isn't aligned on the right: b in a b one 9 two 10.5");
    String cells = "| " + "several words in a cell ".repeat(9) + " ";
    assertThat(faultsOf("| a | b | c | d |\n|---|---|---|---|\n" + cells.repeat(4) + "|\n"))
        .hasSize(8) // on a desktop, and on a phone
        .allMatch(fault -> fault.matches("a cell is \\d+ lines high: several words in a cell.*"));
  }
}
