package slides;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the little Markdown that slides need into HTML: paragraphs, lists, tables, code, bold,
 * emphasis, links (of which the text stays), and formulas of a line with letters, indices and
 * powers.
 */
final class Markdown {
  private static final Pattern SPAN =
      Pattern.compile(
          "`([^`]+)`|\\$([^$]+)\\$|\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*|\\[([^]]+)]\\([^)]+\\)");

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("\\eta", "&eta;"),
          Map.entry("\\cdot", "&middot;"),
          Map.entry("\\ln", "ln "),
          Map.entry("\\partial", "&part;"),
          Map.entry("\\sigma", "&sigma;"),
          Map.entry("\\sum", "&sum;"),
          Map.entry("\\beta", "&beta;"),
          Map.entry("\\mu", "&mu;"),
          Map.entry("\\times", "&times;"),
          Map.entry("\\approx", "&asymp;"),
          Map.entry("\\le", "&le;"),
          Map.entry("\\ge", "&ge;"),
          Map.entry("\\to", "&rarr;"),
          Map.entry("\\leftarrow", "&larr;"),
          Map.entry("\\,", " "));

  private Markdown() {}

  /** Some paragraphs, lists, tables and blocks of code. */
  static String html(String markdown) {
    StringBuilder html = new StringBuilder();
    for (String block : blocks(markdown)) {
      if (block.startsWith("```")) {
        String code = block.replaceFirst("```\\w*\\n", "").replaceFirst("\\n?```$", "");
        html.append("<pre>").append(escaped(code)).append("</pre>\n");
      } else if (block.startsWith("|")) {
        html.append(table(block));
      } else if (block.matches("(?s)(\\d+\\.|[-*]) .*")) {
        html.append(list(block));
      } else if (!block.isBlank()) {
        html.append("<p>").append(text(block)).append("</p>\n");
      }
    }
    return html.toString();
  }

  /** What is separated by empty lines, outside of code. */
  private static List<String> blocks(String markdown) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean code = false;
    for (String line : (markdown + "\n\n").split("\n", -1)) {
      if (line.isBlank() && !code) {
        blocks.add(block.toString().strip());
        block.setLength(0);
      } else {
        code ^= line.startsWith("```");
        block.append(line).append('\n');
      }
    }
    return blocks;
  }

  private static String list(String block) {
    String kind = Character.isDigit(block.charAt(0)) ? "ol" : "ul";
    StringBuilder html = new StringBuilder("<" + kind + ">\n");
    for (String item : block.split("\n(?=\\d+\\. |[-*] )", -1)) {
      String content = item.replaceFirst("^(\\d+\\.|[-*]) ", "");
      html.append("<li>").append(text(content)).append("</li>\n");
    }
    return html + "</" + kind + ">\n";
  }

  private static String table(String block) {
    StringBuilder html = new StringBuilder("<table>\n");
    for (String line : block.split("\n", -1)) {
      if (!line.matches("\\|[-:| ]+\\|")) {
        String cells = line.strip().replaceAll("^\\||\\|$", "");
        html.append("<tr>");
        for (String cell : cells.split("\\|", -1)) {
          html.append("<td>").append(text(cell.strip())).append("</td>");
        }
        html.append("</tr>\n");
      }
    }
    return html + "</table>\n";
  }

  /** A line or a paragraph. */
  static String text(String markdown) {
    StringBuilder html = new StringBuilder();
    Matcher span = SPAN.matcher(markdown);
    int last = 0;
    while (span.find()) {
      html.append(escaped(markdown.substring(last, span.start()))).append(span(span));
      last = span.end();
    }
    return html.append(escaped(markdown.substring(last))).toString();
  }

  private static String span(MatchResult span) {
    if (span.group(1) != null) {
      return "<code>" + escaped(span.group(1)) + "</code>";
    }
    if (span.group(2) != null) {
      return "<i>" + formula(span.group(2)) + "</i>";
    }
    if (span.group(3) != null) {
      return "<b>" + text(span.group(3)) + "</b>";
    }
    return span.group(4) != null ? "<em>" + text(span.group(4)) + "</em>" : text(span.group(5));
  }

  /** Letters, signs, powers and indices; a command that it doesn't know is an error. */
  private static String formula(String tex) {
    String html = escaped(tex);
    html = html.replaceAll("\\\\(?:d?frac)\\{([^{}]+)}\\{([^{}]+)}", "$1/$2");
    html =
        html.replaceAll("\\^\\{([^{}]+)}", "<sup>$1</sup>").replaceAll("\\^(.)", "<sup>$1</sup>");
    html = html.replaceAll("_\\{([^{}]+)}", "<sub>$1</sub>").replaceAll("_(\\w)", "<sub>$1</sub>");
    html = html.replace("-", "&minus;");
    Matcher command = Pattern.compile("\\\\([a-zA-Z]+|.)").matcher(html);
    return command.replaceAll(
        found -> {
          String sign = SIGNS.get(found.group());
          if (sign == null) {
            throw new IllegalArgumentException(
                "Slides don't know %s in the formula %s: add it to SIGNS."
                    .formatted(found.group(), tex));
          }
          return sign;
        });
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
