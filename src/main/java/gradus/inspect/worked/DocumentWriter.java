package gradus.inspect.worked;

import java.util.List;

/** One way to write a worked example down. The text so far is {@code toString}. */
abstract class DocumentWriter {
  final StringBuilder text = new StringBuilder();

  abstract void heading(int level, String words);

  abstract void paragraph(String sentences);

  abstract void formula(String formula);

  abstract void grid(Document.Grid grid);

  abstract void calculations(List<String> lines);

  abstract void comparisons(List<FiniteDifferences.Comparison> lines);

  /** Words outside of formulas, such as the name of a layer: here all characters are allowed. */
  abstract String words(String words);

  /** A formula inside a sentence. */
  abstract String inline(String formula);

  /** Sentences in which formulas stand between backticks. */
  final String prose(String sentences) {
    String[] pieces = sentences.split("`", -1); // words, formula, words, ...
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < pieces.length; i++) {
      result.append(i % 2 == 0 ? words(pieces[i]) : inline(pieces[i]));
    }
    return result.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
