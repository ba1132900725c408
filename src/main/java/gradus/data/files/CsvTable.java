package gradus.data.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import gradus.data.Dataset;
import gradus.data.MeanImputer;
import gradus.math.Matrix;
import gradus.math.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a CSV file, taken one by one: what each column is for, and what it holds. */
final class CsvTable {
  private static final int NO_LABEL = -1;

  private final CsvOptions options;
  private final CsvHeader header;
  private final CsvSchema schema; // null where the file is the first
  private final int label; // the index of the label's column
  private final List<Integer> places = new ArrayList<>(); // the index of each feature's column
  private final List<CsvColumn> features = new ArrayList<>();
  private final LabelColumn classes;
  private final NumberColumn numbers; // to predict, if there are no classes
  private int rows = 0;
  private boolean dropped = false; // a row with a missing value

  private CsvTable(CsvOptions options, CsvHeader header, CsvSchema schema, int label) {
    this.options = options;
    this.header = header;
    this.schema = schema;
    this.label = label;
    this.classes = new LabelColumn(options.classNames);
    this.numbers =
        new NumberColumn(
            label == NO_LABEL ? "" : header.names().get(label),
            options.decimalComma,
            schema != null,
            "If it is the name of a class, read with CsvOptions.classification().");
  }

  /** A table of a file about which nothing is known but the options. */
  static CsvTable of(CsvOptions options, CsvHeader header) {
    int label = header.labelIndex(options);
    header.requireAll("for drop", options.dropped);
    header.requireAll("for categorical", options.categories.keySet());
    CsvTable table = new CsvTable(options, header, null, label);
    for (int i = 0; i < header.names().size(); i++) {
      if (i != label && !options.dropped.contains(header.names().get(i))) {
        table.addColumn(i);
      }
    }
    if (table.features.isEmpty()) {
      throw header.error(
          "has no column left to learn from besides the label %s: drop fewer."
              .formatted(Quote.of(header.names().get(label))));
    }
    return table;
  }

  /**
   * A table with the columns of another file, in their order; more columns don't count.
   *
   * @param labeled whether labels are read
   */
  static CsvTable of(CsvSchema schema, CsvHeader header, boolean labeled) {
    CsvOptions options = schema.options();
    int label = labeled ? header.labelIndex(options) : NO_LABEL;
    CsvTable table = new CsvTable(options, header, schema, label);
    for (String feature : schema.features()) {
      table.addColumn(header.names().indexOf(feature));
    }
    return table;
  }

  private void addColumn(int place) {
    String name = header.names().get(place);
    List<String> categories = options.categories.get(name);
    places.add(place);
    features.add(
        categories == null
            ? new NumberColumn(
                name,
                options.decimalComma,
                schema != null,
                "For a column of texts use the option drop or categorical; for the label, the"
                    + " option label.")
            : new CategoryColumn(name, categories));
  }

  /** Takes a row. */
  void add(CsvRecord row) {
    requireCount(row);
    CsvCell[] cells = new CsvCell[features.size()];
    boolean complete = true;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(row, places.get(i));
      complete &= !isMissing(cells[i]);
    }
    CsvCell labelCell = label == NO_LABEL ? null : cell(row, label);
    complete &= labelCell == null || !isMissing(labelCell);
    if (!complete && options.missing == Missing.DROP_ROW && labelCell != null) {
      dropped = true;
      return;
    }
    if (labelCell != null) {
      addLabel(labelCell);
    }
    for (int i = 0; i < cells.length; i++) {
      addFeature(features.get(i), cells[i]);
    }
    rows++;
  }

  private CsvCell cell(CsvRecord row, int place) {
    String name = header.names().get(place);
    return CsvCell.of(header.file(), row.getStartingLineNumber(), name, row.getField(place));
  }

  private void requireCount(CsvRecord row) {
    int fields = row.getFieldCount();
    int expected = header.names().size();
    if (fields != expected) {
      String mend =
          fields < expected
              ? "add what is missing."
              : "remove what is too much, or put quotes around a cell that has a %s in it."
                  .formatted(Quote.of(options.separator));
      throw header.error(
          "line %s: has %s, but the first line has %s: %s%s"
              .formatted(
                  row.getStartingLineNumber(),
                  fields == 1 ? "1 cell" : fields + " cells",
                  expected,
                  mend,
                  otherReason(row)));
    }
  }

  /** What else may be the matter with a row that has another number of cells. */
  private String otherReason(CsvRecord row) {
    for (String field : row.getFields()) {
      if (CsvCell.hasLineEnds(field)) {
        return " A text goes on over a line end: is its quote closed too late?";
      }
    }
    String ofThisLine = CsvHeader.commentAdvice(row.getField(0));
    String ofTheFirst = CsvHeader.commentAdvice(header.names().get(0));
    if (!ofThisLine.isEmpty() || !ofTheFirst.isEmpty()) {
      return !ofThisLine.isEmpty() ? ofThisLine : ofTheFirst.replace("the line", "the first line");
    }
    boolean hasRowNames = rows == 0 && row.getFieldCount() == header.names().size() + 1;
    return hasRowNames
        ? " If a program has put the names of the rows there, tell it not to: row.names = FALSE in"
            + " R."
        : "";
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
    } else if (options.missing == Missing.REFUSE || options.missing == Missing.DROP_ROW) {
      String got = cell.text().isEmpty() ? "is empty" : "is " + Quote.of(cell.text());
      String mend =
          label == NO_LABEL
              ? "fill in a value, or remove the row: without all values it gets no prediction."
              : "fill in a value, or use the option missing(Missing.DROP_ROW) or"
                  + " missing(Missing.MEAN).";
      throw cell.error(got + ": " + mend);
    } else {
      feature.addMissing();
    }
  }

  /** The rows with their labels. */
  Dataset toDataset(String name) {
    Dataset dataset = withGaps(name);
    return options.missing == Missing.MEAN ? imputer(dataset).apply(dataset) : dataset;
  }

  private Dataset withGaps(String name) {
    requireRows();
    List<String> featureNames = featureNames();
    List<String> classNames = options.classification ? classes.classNames() : List.of();
    HeapSpace.require(header.file(), rows, featureNames.size() + Math.max(1, classNames.size()));
    Matrix targets = options.classification ? classes.oneHot(classNames) : column(numbers);
    return new Dataset(inputs(), targets, featureNames, classNames, name);
  }

  /** The rows alone. */
  Matrix toInputs() {
    requireRows();
    HeapSpace.require(header.file(), rows, schema.featureNames().size());
    Matrix inputs = inputs();
    return options.missing == Missing.MEAN ? learnedImputer().apply(inputs) : inputs;
  }

  /** What the rows have taught. */
  CsvSchema toSchema(String name) {
    Dataset dataset = withGaps(name);
    List<Double> means = new ArrayList<>();
    if (options.missing == Missing.MEAN) {
      for (double mean : imputer(dataset).means.data) {
        means.add(mean);
      }
    }
    Map<String, List<String>> categories = new LinkedHashMap<>();
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i) instanceof CategoryColumn column) {
        categories.put(header.names().get(places.get(i)), column.categories());
      }
    }
    return new CsvSchema(
        header.names(),
        header.names().get(label),
        dataset.classNames(),
        List.copyOf(options.dropped),
        categories,
        options.missing,
        means,
        new CsvSchema.Format(
            options.separator,
            options.decimalComma,
            options.header,
            options.comment,
            List.copyOf(options.missingTexts)));
  }

  private void requireRows() {
    if (rows == 0) {
      throw header.error(
          dropped
              ? "has no row without a missing value: drop the columns in which most are missing."
              : "has no rows of data: it needs at least one below the header.");
    }
  }

  private List<String> featureNames() {
    Map<String, Integer> featureOf = new LinkedHashMap<>();
    for (int i = 0; i < features.size(); i++) {
      if (schema == null && !features.get(i).hasValues()) {
        throw header.error(
            "has no value at all in column %s: leave it out with the option drop."
                .formatted(Quote.of(header.names().get(places.get(i)))));
      }
      for (String name : features.get(i).names()) {
        Integer other = featureOf.put(name, i);
        if (other != null) {
          throw header.error(
              "gives two features the name %s, in columns %s and %s: rename one of the columns."
                  .formatted(
                      Quote.of(name),
                      Quote.of(header.names().get(places.get(other))),
                      Quote.of(header.names().get(places.get(i)))));
        }
      }
    }
    return List.copyOf(featureOf.keySet());
  }

  private MeanImputer imputer(Dataset dataset) {
    if (schema != null) {
      return learnedImputer();
    }
    try {
      return MeanImputer.fit(dataset);
    } catch (IllegalArgumentException e) { // numbers so large that their sum is infinite
      throw new MalformedDataException(header.file() + ": " + e.getMessage(), e);
    }
  }

  private MeanImputer learnedImputer() {
    Matrix means = new Matrix(1, schema.means().size());
    for (int i = 0; i < means.numCols; i++) {
      means.set(0, i, schema.means().get(i));
    }
    return new MeanImputer(means);
  }

  private Matrix inputs() {
    int width = 0;
    for (CsvColumn feature : features) {
      width += feature.names().size();
    }
    Matrix inputs = new Matrix(rows, width);
    int column = 0;
    for (CsvColumn feature : features) {
      feature.copyTo(inputs, column);
      column += feature.names().size();
    }
    return inputs;
  }

  private Matrix column(NumberColumn numbers) {
    Matrix column = new Matrix(rows, 1);
    numbers.copyTo(column, 0);
    return column;
  }
}
