package gradus.data.files;

import gradus.math.Matrix;
import java.util.List;

/** A feature column of a CSV file, filled cell by cell; it becomes one or more matrix columns. */
interface CsvColumn {
  /** Takes the cell of the next row. */
  void add(CsvCell cell);

  /** Takes the next row's cell as one without a value: NaN. */
  void addMissing();

  /** Whether any cell has a value. */
  boolean hasValues();

  /** What its matrix columns are called. */
  List<String> names();

  /** Writes its matrix columns, the first of them at {@code column}. */
  void copyTo(Matrix matrix, int column);
}
