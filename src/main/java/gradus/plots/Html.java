package gradus.plots;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes the parts of a page that needs nothing from outside: its pictures are in its text. */
final class Html {
  private static final String STYLE =
      """
      body { margin: 0; background: #ffffff; color: #1f2430;
             font: 16px/1.5 Inter, system-ui, "Segoe UI", Roboto, sans-serif; }
      main { max-width: 960px; margin: 0 auto; padding: 32px 24px 64px; }
      h1 { font-size: 28px; margin: 0 0 4px; }
      h2 { font-size: 20px; margin: 40px 0 8px; }
      p { margin: 4px 0 12px; color: #6b7280; }
      img { width: 100%; height: auto; display: block; }
      pre { background: #f6f7f9; padding: 16px; overflow-x: auto; font-size: 14px; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 15px; }
      th { text-align: left; font-weight: 600; color: #6b7280; }
      th, td { padding: 6px 24px 6px 0; border-bottom: 1px solid #e6e8ee; vertical-align: top; }
      """;

  private final StringBuilder text = new StringBuilder();

  /** A page with this title; the style is a part of it. */
  Html(String title) {
    text.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .append(escape(title))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<main>\n");
    element("h1", title);
  }

  void heading(String heading) {
    element("h2", heading);
  }

  void paragraph(String paragraph) {
    element("p", paragraph);
  }

  /** Text whose columns stand under each other. */
  void preformatted(String lines) {
    element("pre", lines);
  }

  private void element(String name, String content) {
    text.append('<').append(name).append('>').append(escape(content));
    text.append("</").append(name).append(">\n");
  }

  /** A table; the first row is its header. */
  void table(List<List<String>> rows) {
    text.append("<table>\n");
    for (int i = 0; i < rows.size(); i++) {
      String cell = i == 0 ? "th" : "td";
      text.append("<tr>");
      for (String content : rows.get(i)) {
        text.append('<').append(cell).append('>').append(escape(content));
        text.append("</").append(cell).append('>');
      }
      text.append("</tr>\n");
    }
    text.append("</table>\n");
  }

  /** The plot as a picture; its title and subtitle are read to those who cannot see it. */
  void picture(Plot plot) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(plot.image(), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written to but memory
    }
    text.append("<img alt=\"")
        .append(escape(plot.heading() + ": " + plot.subtitle()))
        .append("\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png.toByteArray()))
        .append("\">\n");
  }

  /** The whole page. */
  String page() {
    return text + "</main>\n</body>\n</html>\n";
  }

  private static String escape(String content) {
    return content
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
