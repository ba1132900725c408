package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.ChildJvm;
import gradus.History;
import java.awt.Font;
import java.awt.Shape;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgPictureTest {
  @TempDir Path folder;

  private static LossCurve curve() {
    History history = new History();
    history.add(new History.Epoch(1, 2, 3, 0, 0));
    history.add(new History.Epoch(2, 1, 2, 0, 0));
    return LossCurve.of(history);
  }

  private static String svg(Plot plot) {
    return new String(PictureFile.SvgPicture.of(plot), StandardCharsets.UTF_8);
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // The document type names an address of the W3C: it must not be asked for it.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void isXmlOfThePicturesSize() throws Exception {
    Element root = parse(svg(curve().size(800, 600))).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 800 600");
  }

  @Test
  void hasTheCurvesInTheirColors() {
    String svg = svg(curve());
    // Blue 0x0072B2 and vermilion 0xD55E00.
    assertThat(svg).contains("stroke:rgb(0,114,178)", "stroke:rgb(213,94,0)");
  }

  @Test
  void lettersAreShapes() throws Exception {
    Document document = parse(svg(curve()));
    assertThat(document.getElementsByTagName("text").getLength()).isZero();
    // The title alone has 12 letters, drawn as one shape with at least as many closed parts.
    Matcher closed = Pattern.compile("Z").matcher(svg(curve()));
    assertThat(closed.results().count()).isGreaterThan(12);
  }

  @Test
  void saysWhatItIs() throws Exception {
    Document document = parse(svg(curve().titled("a < b & c")));
    Element root = document.getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b & c");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("lowest validation loss 2.0000 after epoch 2");
  }

  @Test
  void arabicIsJoinedAndReadFromTheRight() {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 100);
    String word = "\u0627\u0633\u0633"; // alef, a tall stroke, and two low letters
    assumeTrue(font.canDisplayUpTo(word) < 0, "no font with Arabic letters on this machine");
    Shape joined = PictureFile.SvgPicture.outline(word, font, 0, 0);
    double width = joined.getBounds2D().getWidth();
    // The first letter stands on the right: only there something is higher than half of the font.
    assertThat(joined.intersects(0.7 * width, -75, 0.5 * width, 20)).isTrue();
    assertThat(joined.intersects(0, -75, 0.5 * width, 20)).isFalse();
    // Zero-width non-joiners keep the letters apart, each in its full, wider form.
    Shape apart = PictureFile.SvgPicture.outline("\u0627\u0633\u200c\u0633", font, 0, 0);
    assertThat(width).isLessThan(0.9 * apart.getBounds2D().getWidth());
  }

  @Test
  void savesByTheFilesName() throws Exception {
    Path file = folder.resolve("loss.SVG");
    curve().save(file);
    assertThat(Files.readString(file)).isEqualTo(svg(curve()));
  }

  /** Saves an SVG; runs in a JVM of its own. */
  public static void main(String[] args) {
    try {
      curve().save(Path.of("loss.svg"));
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    curve().save(Path.of("loss.png"));
  }

  @Test
  void withoutTheLibraryAPngCanStillBeSaved() throws Exception {
    StringBuilder classPath = new StringBuilder();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("VectorGraphics2D")) {
        classPath.append(Path.of(entry).toAbsolutePath()).append(File.pathSeparator);
      }
    }
    String printed =
        ChildJvm.run(
            ChildJvm.home(),
            folder,
            Map.of(),
            List.of(
                "-Djava.awt.headless=true",
                "-cp",
                classPath.toString(),
                SvgPictureTest.class.getName()));
    assertThat(printed)
        .isEqualTo(
            "For an SVG picture add the library"
                + " de.erichseifert.vectorgraphics2d:VectorGraphics2D:0.13 to the dependencies of"
                + " your project, or save the plot as a .png.\n");
    assertThat(folder.resolve("loss.svg")).doesNotExist();
    assertThat(folder.resolve("loss.png")).isNotEmptyFile();
  }
}
