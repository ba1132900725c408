package gradus.data.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import gradus.data.Dataset;
import gradus.data.MeanImputer;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.util.ArrayList;
import java.util.List;

/** The columns of a CSV file: what each is for, and what its rows hold. */
final class CsvColumns {
  private final CsvOptions options;
  private final String file;
  private final List<String> names; // of all columns of the file
  private final int label; // the index of the label's column
  private final CsvColumn[] features; // null for the label and for dropped columns
  private final LabelColumn classes;
  private final NumberColumn numbers; // to predict, if there are no classes
  private int rows = 0;
  private boolean dropped = false; // a row with a missing value

  CsvColumns(CsvOptions options, String file, CsvHeader header) {
    this.options = options;
    this.file = file;
    this.names = header.names();
    this.label = header.labelIndex(options);
    this.features = new CsvColumn[names.size()];
    this.classes = new LabelColumn(options.classNames);
    this.numbers =
        new NumberColumn(
            names.get(label),
            options.decimalComma,
            "If it is the name of a class, read with CsvOptions.classification().");
    header.require("drop", options.dropped);
    header.require("categorical", options.categories.keySet());
    boolean used = false;
    for (int i = 0; i < features.length; i++) {
      if (i != label && !options.dropped.contains(names.get(i))) {
        features[i] = feature(names.get(i));
        used = true;
      }
    }
    if (!used) {
      throw error(
          "has no column left to learn from besides the label %s: drop fewer."
              .formatted(Quote.of(names.get(label))));
    }
  }

  private CsvColumn feature(String name) {
    List<String> categories = options.categories.get(name);
    return categories == null
        ? new NumberColumn(
            name,
            options.decimalComma,
            "For a column of texts use the option drop or categorical; for the label, the option"
                + " label.")
        : new CategoryColumn(name, categories);
  }

  /** Takes a row. */
  void add(CsvRecord row) {
    requireCount(row);
    List<CsvCell> cells = cells(row);
    boolean complete = true;
    for (int i = 0; i < cells.size(); i++) {
      complete &= !isUsed(i) || !isMissing(cells.get(i));
    }
    if (!complete && options.missing == Missing.DROP_ROW) {
      dropped = true;
      return;
    }
    addLabel(cells.get(label));
    for (int i = 0; i < features.length; i++) {
      if (features[i] != null) {
        addFeature(features[i], cells.get(i));
      }
    }
    rows++;
  }

  private void requireCount(CsvRecord row) {
    int fields = row.getFieldCount();
    if (fields != names.size()) {
      String mend =
          fields < names.size()
              ? ": add what is missing."
              : ": remove what is too much, or put quotes around a cell that has a "
                  + Quote.of(options.separator)
                  + " in it.";
      String has = ": has " + fields + (fields == 1 ? " cell" : " cells");
      String but = ", but the first line has " + names.size();
      throw error("line " + row.getStartingLineNumber() + has + but + mend);
    }
  }

  private List<CsvCell> cells(CsvRecord row) {
    List<CsvCell> cells = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String text = row.getField(i).strip();
      cells.add(new CsvCell(file, row.getStartingLineNumber(), names.get(i), text));
    }
    return cells;
  }

  private boolean isUsed(int column) {
    return column == label || features[column] != null;
  }

  private boolean isMissing(CsvCell cell) {
    return options.missingTexts.contains(cell.text());
  }

  private void addLabel(CsvCell cell) {
    if (isMissing(cell)) {
      throw cell.error(
          "has no label: fill it in, or leave out such rows with the option"
              + " missing(Missing.DROP_ROW).");
    }
    if (options.classification) {
      classes.add(cell);
    } else {
      numbers.add(cell);
    }
  }

  private void addFeature(CsvColumn feature, CsvCell cell) {
    if (!isMissing(cell)) {
      feature.add(cell);
    } else if (options.missing == Missing.REFUSE) {
      throw cell.error(
          ("%s: fill in a value, or use the option missing(Missing.DROP_ROW) or"
                  + " missing(Missing.MEAN).")
              .formatted(cell.text().isEmpty() ? "is empty" : "is " + Quote.of(cell.text())));
    } else {
      feature.addMissing();
    }
  }

  Dataset toDataset(String name) {
    if (rows == 0) {
      throw error(
          dropped
              ? "has no row without a missing value: drop the columns in which most are missing."
              : "has no rows of data: it needs at least one below the header.");
    }
    List<String> featureNames = new ArrayList<>();
    for (int i = 0; i < features.length; i++) {
      if (features[i] != null) {
        requireValues(i);
        featureNames.addAll(features[i].names());
      }
    }
    List<String> classNames = options.classification ? classes.classNames() : List.of();
    HeapSpace.require(file, rows, featureNames.size() + Math.max(1, classNames.size()));
    Dataset dataset =
        new Dataset(
            inputs(featureNames.size()),
            options.classification ? classes.oneHot(classNames) : targets(),
            featureNames,
            classNames,
            name);
    return options.missing == Missing.MEAN ? filled(dataset) : dataset;
  }

  private void requireValues(int column) {
    if (!features[column].hasValues()) {
      throw error(
          "has no value at all in column %s: leave it out with the option drop."
              .formatted(Quote.of(names.get(column))));
    }
  }

  private Dataset filled(Dataset dataset) {
    try {
      return MeanImputer.fit(dataset).apply(dataset);
    } catch (IllegalArgumentException e) { // numbers so large that their sum is infinite
      throw new MalformedDataException(file + ": " + e.getMessage(), e);
    }
  }

  private Matrix inputs(int width) {
    Matrix inputs = new Matrix(rows, width);
    int column = 0;
    for (CsvColumn feature : features) {
      if (feature != null) {
        feature.copyTo(inputs, column);
        column += feature.names().size();
      }
    }
    return inputs;
  }

  private Matrix targets() {
    Matrix targets = new Matrix(rows, 1);
    numbers.copyTo(targets, 0);
    return targets;
  }

  private MalformedDataException error(String what) {
    return new MalformedDataException(file + " " + what);
  }
}
