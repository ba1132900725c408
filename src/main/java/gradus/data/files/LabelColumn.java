package gradus.data.files;

import gradus.data.OneHot;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The column of a CSV file that names the class of each row. */
final class LabelColumn {
  private static final int MOST_CLASSES = 1000;

  private static final String LABEL_ELSEWHERE =
      "if the label is in another column, name that with the option label";

  /** A text that occurs, where it first stands, and in how many rows. */
  private static final class Label {
    final CsvCell first;
    int rows = 0;

    Label(CsvCell first) {
      this.first = first;
    }
  }

  private final List<String> given; // class names; empty: whatever comes
  private final Map<String, Label> labels = new LinkedHashMap<>(); // by text
  private final List<Label> labelOfRow = new ArrayList<>();

  LabelColumn(List<String> given) {
    this.given = given;
  }

  void add(CsvCell cell) {
    Label label = labels.computeIfAbsent(cell.text(), text -> new Label(cell));
    if (labels.size() > MOST_CLASSES) {
      throw cell.error(
          ("has more than %s different labels, too many for classes: if it is a number to predict,"
                  + " read with CsvOptions.regression(); %s.")
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
    boolean whole = NumberText.allWhole(labels.keySet());
    Map<String, Integer> rowsOf = new LinkedHashMap<>();
    for (Label label : labels.values()) {
      rowsOf.merge(nameOf(label, whole), label.rows, Integer::sum);
    }
    List<String> names = new ArrayList<>(rowsOf.keySet());
    if (whole) {
      names.sort(Comparator.comparing(BigDecimal::new));
      requireDifferentNumbers(names);
    } else if (NumberText.all(names)) {
      throw notWhole();
    }
    if (names.size() == 1) {
      CsvCell first = labelOfRow.get(0).first;
      throw first.error(
          "is %s in every row: with one class there is nothing to tell apart; %s."
              .formatted(Quote.of(first.text()), LABEL_ELSEWHERE));
    }
    for (Label label : labels.values()) {
      if (rowsOf.get(nameOf(label, whole)) == 1) {
        throw onlyOnce(label.first);
      }
    }
    return names;
  }

  /** The class that a label names: its text, but where all are whole numbers, 1.0 means 1. */
  private static String nameOf(Label label, boolean whole) {
    String text = label.first.text();
    return whole ? NumberText.inDigits(text) : text;
  }

  /** Refuses 7 beside 007. */
  private void requireDifferentNumbers(List<String> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      String text = sorted.get(i);
      if (new BigDecimal(text).compareTo(new BigDecimal(sorted.get(i - 1))) == 0) {
        throw labels.values().stream()
            .map(label -> label.first)
            .filter(cell -> NumberText.inDigits(cell.text()).equals(text))
            .findFirst()
            .get()
            .error(
                "is %s, but another row has the same number as %s: write both in the same way."
                    .formatted(Quote.of(text), Quote.of(sorted.get(i - 1))));
      }
    }
  }

  /** The error for the first label that is a number, but not a whole one. */
  private MalformedDataException notWhole() {
    for (Label label : labels.values()) {
      if (!NumberText.isWhole(label.first.text())) {
        return label.first.error(
            ("is %s, but labels of classes are texts or whole numbers such as 1. If it is a number"
                    + " to predict, read with CsvOptions.regression(); if not, list all classes"
                    + " with the option classNames.")
                .formatted(label.first.text()));
      }
    }
    throw new IllegalStateException("All labels are whole numbers.");
  }

  private static MalformedDataException onlyOnce(CsvCell cell) {
    String mend =
        NumberText.is(cell.text())
            ? "a number to predict, read with CsvOptions.regression()"
            : "a typing error, fix it";
    return cell.error(
        ("is %s in this row only. If that is %s; %s; otherwise list all classes with the option"
                + " classNames.")
            .formatted(Quote.of(cell.text()), mend, LABEL_ELSEWHERE));
  }

  /**
   * A row for each label, with 1 in the column of its class and 0 elsewhere.
   *
   * @param names those of {@link #classNames}
   */
  Matrix oneHot(List<String> names) {
    boolean counted = countsNames(names);
    Map<String, Integer> indexOf = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      indexOf.put(names.get(i), i);
      if (NumberText.isWhole(names.get(i))) {
        indexOf.putIfAbsent(NumberText.inDigits(names.get(i)), i);
      }
    }
    Map<Label, Integer> classes = new HashMap<>();
    for (Label label : labels.values()) {
      classes.put(label, counted ? counted(label) : named(label, indexOf, names));
    }
    int[] classOfRow = new int[labelOfRow.size()];
    for (int row = 0; row < classOfRow.length; row++) {
      classOfRow[row] = classes.get(labelOfRow.get(row));
    }
    return OneHot.of(classOfRow, names.size());
  }

  /**
   * Whether labels are the indices of the names. Names that are numbers are never counted: among
   * the classes 1, 2 and 3, a 0 is a mistake in its line, and no sign that the 1 means the second.
   */
  private boolean countsNames(List<String> names) {
    return names.stream().noneMatch(NumberText::is) && NumberText.allWhole(labels.keySet());
  }

  private static int named(Label label, Map<String, Integer> indexOf, List<String> names) {
    String text = label.first.text();
    Integer index = indexOf.get(text);
    if (index == null && NumberText.isWhole(text)) {
      index = indexOf.get(NumberText.inDigits(text));
    }
    if (index == null) {
      throw label.first.error(
          ("is %s, but the classes are %s: fix the cell, or add the class to the option"
                  + " classNames.")
              .formatted(Quote.of(text), Quote.of(names)));
    }
    return index;
  }

  /** The class of a label that is the index of its class. */
  private int counted(Label label) {
    BigDecimal index = new BigDecimal(label.first.text());
    if (index.signum() >= 0 && index.compareTo(BigDecimal.valueOf(given.size())) < 0) {
      return index.intValue();
    }
    String range = "0 to %s stand for %s.".formatted(given.size() - 1, Quote.of(given));
    throw label.first.error(
        startFromOne()
            ? ("is %s, but labels start at 0 and yours start at 1: %s Subtract 1 from each, or"
                    + " leave classNames out, and the numbers name the classes.")
                .formatted(label.first.text(), range)
            : "is %s, but only the labels %s".formatted(label.first.text(), range));
  }

  /** Whether all labels go from 1 to the number of names, so that 1 less would be right. */
  private boolean startFromOne() {
    BigDecimal last = BigDecimal.valueOf(given.size());
    return labels.keySet().stream()
        .map(BigDecimal::new)
        .allMatch(label -> label.signum() > 0 && label.compareTo(last) <= 0);
  }
}
