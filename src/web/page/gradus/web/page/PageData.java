package gradus.web.page;

import gradus.data.Dataset;
import gradus.data.files.CsvOptions;
import gradus.data.files.CsvReader;
import gradus.data.files.Missing;
import gradus.playground.DataKind;
import gradus.playground.DataSetup;
import gradus.playground.GivenData;

/** The bundled data sets, whose CSV files are part of the page, and CSV files of the user. */
final class PageData implements GivenData {
  private Dataset iris;
  private Dataset penguins;

  @Override
  public Dataset rows(DataKind kind) {
    if (kind == DataKind.IRIS) {
      if (iris == null) {
        iris = bundled("iris.csv", CsvOptions.classification());
      }
      return iris;
    }
    if (kind == DataKind.PENGUINS) {
      if (penguins == null) { // as Datasets.penguins() reads them
        penguins =
            bundled(
                "penguins.csv",
                CsvOptions.classification()
                    .categorical("island")
                    .categorical("sex")
                    .missing(Missing.DROP_ROW));
      }
      return penguins;
    }
    throw new IllegalArgumentException(kind + " isn't a bundled data set.");
  }

  private static Dataset bundled(String file, CsvOptions options) {
    return CsvReader.readText(Dom.text(Dom.byId(file)), file, options);
  }

  /** Data of another kind; of a bundled set, the two columns that tell most. */
  DataSetup setup(DataKind kind) {
    if (kind.isSynthetic()) {
      return DataSetup.of(kind);
    }
    Dataset rows = rows(kind);
    return DataSetup.of(kind, rows, xColumn(kind), yColumn(kind));
  }

  int xColumn(DataKind kind) {
    return kind == DataKind.IRIS ? column(kind, "petal_length_cm") : column(kind, "bill_length_mm");
  }

  int yColumn(DataKind kind) {
    return kind == DataKind.IRIS ? column(kind, "petal_width_cm") : column(kind, "bill_depth_mm");
  }

  private int column(DataKind kind, String name) {
    return rows(kind).featureNames().indexOf(name);
  }

  /** The rows of a user's file: with classes, or with numbers to predict if it has no classes. */
  static DataSetup read(String name, String text) {
    String first = text.split("\n", 2)[0];
    CsvOptions options = CsvOptions.classification().missing(Missing.DROP_ROW);
    CsvOptions numbers = CsvOptions.regression().missing(Missing.DROP_ROW);
    for (char separator : new char[] {';', '\t'}) {
      if (first.indexOf(separator) >= 0) {
        options = options.separator(separator);
        numbers = numbers.separator(separator);
      }
    }
    Dataset rows =
        lastColumnHasManyNumbers(text)
            ? CsvReader.readText(text, name, numbers)
            : CsvReader.readText(text, name, options);
    int columns = rows.inputs().numCols;
    return DataSetup.of(DataKind.OWN, rows, 0, columns > 1 ? 1 : 0);
  }

  /** Whether the last column holds fractions: then it is a number to predict, and no class. */
  private static boolean lastColumnHasManyNumbers(String text) {
    String[] lines = text.split("\n", 60);
    int fractions = 0;
    for (int i = 1; i < lines.length - 1; i++) {
      String line = lines[i].strip();
      int at =
          Math.max(line.lastIndexOf(','), Math.max(line.lastIndexOf(';'), line.lastIndexOf('\t')));
      String last = line.substring(at + 1);
      fractions += last.matches("-?[0-9]*\\.[0-9]+") ? 1 : 0;
    }
    return fractions > lines.length / 4;
  }
}
