package gradus.data.files;

import gradus.data.OneHot;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The column of a CSV file that names the class of each row. */
final class LabelColumn {
  private static final int MOST_CLASSES = 1000;

  private static final String LABEL_ELSEWHERE =
      "if the label stands in another column, name that with the option label";

  /** A text that occurs, where it first stands, and in how many rows. */
  private static final class Label {
    final CsvCell first;
    int rows = 0;

    Label(CsvCell first) {
      this.first = first;
    }
  }

  private final List<String> given; // class names; empty: whatever comes
  private final Map<String, Label> labels = new LinkedHashMap<>();
  private final List<Label> labelOfRow = new ArrayList<>();

  LabelColumn(List<String> given) {
    this.given = given;
  }

  void add(CsvCell cell) {
    Label label = labels.computeIfAbsent(cell.text(), text -> new Label(cell));
    if (labels.size() > MOST_CLASSES) {
      throw cell.error(
          ("has more than %s different labels, too many for classes: if it is a number to"
                  + " predict, read with CsvOptions.regression(); %s.")
              .formatted(MOST_CLASSES, LABEL_ELSEWHERE));
    }
    label.rows++;
    labelOfRow.add(label);
  }

  /**
   * The classes: as given; otherwise in the order in which they first appear, whole numbers in the
   * order of the numbers.
   */
  List<String> classNames() {
    if (!given.isEmpty()) {
      return given;
    }
    List<String> names = new ArrayList<>(labels.keySet());
    if (NumberText.allWhole(names)) {
      names.sort(Comparator.comparingInt(Integer::parseInt));
    } else if (NumberText.all(names)) {
      throw notWhole(names);
    }
    if (names.size() == 1) {
      CsvCell first = labels.get(names.get(0)).first;
      throw first.error(
          "is %s in every row: with one class there is nothing to tell apart; %s."
              .formatted(Quote.of(first.text()), LABEL_ELSEWHERE));
    }
    requireTwoRowsEach();
    return names;
  }

  /** The error for the first label that is a number, but not a whole one. */
  private MalformedDataException notWhole(List<String> names) {
    int first = 0;
    while (NumberText.isWhole(names.get(first))) {
      first++;
    }
    CsvCell cell = labels.get(names.get(first)).first;
    return cell.error(
        ("is %s, but labels of classes are texts or whole numbers such as 1. If it is a"
                + " number to predict, read with CsvOptions.regression(); if not, list all"
                + " classes with the option classNames.")
            .formatted(cell.text()));
  }

  private void requireTwoRowsEach() {
    for (Label label : labels.values()) {
      if (label.rows == 1) {
        boolean number = NumberText.is(label.first.text());
        throw label.first.error(
            ("is %s in this row only. If that is %s%s; otherwise list all classes with the"
                    + " option classNames.")
                .formatted(
                    Quote.of(label.first.text()),
                    number
                        ? "a number to predict, read with CsvOptions.regression(); "
                        : "a typing error, mend it; ",
                    LABEL_ELSEWHERE));
      }
    }
  }

  /**
   * A row for each label, with 1 in the column of its class and 0 elsewhere.
   *
   * @param names those of {@link #classNames}
   */
  Matrix oneHot(List<String> names) {
    boolean counted =
        !names.containsAll(labels.keySet()) && NumberText.allWhole(List.copyOf(labels.keySet()));
    Map<Label, Integer> classes = new LinkedHashMap<>();
    for (Label label : labels.values()) {
      classes.put(label, counted ? counted(label) : named(label, names));
    }
    int[] classOfRow = new int[labelOfRow.size()];
    for (int row = 0; row < classOfRow.length; row++) {
      classOfRow[row] = classes.get(labelOfRow.get(row));
    }
    return OneHot.of(classOfRow, names.size());
  }

  private static int named(Label label, List<String> names) {
    int index = names.indexOf(label.first.text());
    if (index < 0) {
      throw label.first.error(
          ("is %s, but the classes are %s: mend the cell, or add the class to the option"
                  + " classNames.")
              .formatted(Quote.of(label.first.text()), Quote.of(names)));
    }
    return index;
  }

  /** The class of a label that is the index of its class. */
  private int counted(Label label) {
    int index = Integer.parseInt(label.first.text());
    if (index >= 0 && index < given.size()) {
      return index;
    }
    String range = "0 to " + (given.size() - 1) + " stand for " + Quote.of(given);
    boolean fromOne = index == given.size() && !labels.containsKey("0");
    throw label.first.error(
        "is %s%s"
            .formatted(
                label.first.text(),
                fromOne
                    ? ", but labels start at 0 and yours start at 1: "
                        + range
                        + ". Subtract 1 from each, or leave classNames out, and the numbers name the"
                        + " classes."
                    : ", but only the labels " + range + "."));
  }
}
