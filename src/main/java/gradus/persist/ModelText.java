package gradus.persist;

import gradus.data.Transform;
import gradus.math.Quote;
import gradus.math.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A model as text for the console, in ASCII, whatever its file says. */
final class ModelText {
  private ModelText() {}

  /** The layers, what is around them, and the provenance. */
  static String of(Model model) {
    TextTable table = new TextTable("ll");
    for (Transform transform : model.transforms()) {
      table.add("transform", transform.toString());
    }
    if (model.targetScaler() != null) {
      table.add("targets", model.targetScaler().toString());
    }
    addNames(table, "features", model.featureNames());
    addNames(table, "classes", model.classNames());
    for (Map.Entry<String, String> entry : model.provenance().entries().entrySet()) {
      table.add(ascii(entry.getKey()), ascii(entry.getValue()));
    }
    return model.network().summary() + "\n\n" + table;
  }

  private static void addNames(TextTable table, String what, List<String> names) {
    if (!names.isEmpty()) {
      table.add(what, ascii(Quote.of(names)));
    }
  }

  /** What a console may not show, or take for a command, is written out. */
  private static String ascii(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        shown.append(c);
      } else {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return shown.toString();
  }
}
