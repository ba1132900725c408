package gradus.data.files;

import gradus.math.Matrix;
import gradus.math.Quote;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A column of numbers. */
final class NumberColumn implements CsvColumn {
  private static final Set<String> USUAL_FOR_MISSING =
      Set.of(
          "NA", "N/A", "na", "n/a", "NaN", "nan", "NAN", "null", "NULL", "None", "none", "?", "-");

  private static final Pattern INFINITE = Pattern.compile("[-+]?(?i:inf(inity)?)");

  private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+");

  /** 1,200 or 1.200.000,5 or 1 200. */
  private static final Pattern THOUSANDS =
      Pattern.compile("[-+]?\\d{1,3}([,. ']\\d{3})+([.,]\\d+)?");

  private static final String AS_BEFORE = ", as in the file that the schema was learned from";

  private final String name;
  private final boolean decimalComma;
  private final boolean bySchema; // whether another file says how numbers are written
  private final String otherwise;
  private double[] values = new double[8];
  private int count = 0;
  private boolean hasValues = false;

  /**
   * An empty column.
   *
   * @param otherwise a sentence on what to do if its cells are texts, for messages
   */
  NumberColumn(String name, boolean decimalComma, boolean bySchema, String otherwise) {
    this.name = name;
    this.decimalComma = decimalComma;
    this.bySchema = bySchema;
    this.otherwise = otherwise;
  }

  @Override
  public void add(CsvCell cell) {
    append(parse(cell));
    hasValues = true;
  }

  @Override
  public void addMissing() {
    append(Double.NaN);
  }

  private void append(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  private double parse(CsvCell cell) {
    String text = cell.text();
    // "1.5" would mean 15 where the comma is the decimal point, if anything.
    boolean mixed = decimalComma && text.indexOf('.') >= 0;
    String number = decimalComma ? text.replace(',', '.') : text;
    if (mixed || !NumberText.is(number)) {
      throw cell.error(notANumber(cell));
    }
    double value = Double.parseDouble(number);
    if (Double.isInfinite(value)) {
      throw cell.error(
          "is %s, which is too large for a double: fix it, or leave the row out."
              .formatted(Quote.of(text)));
    }
    if (value == 0 && !NumberText.isZero(number)) {
      throw cell.error(
          "is " + Quote.of(text) + ", which is too small for a double: write 0 if that is meant.");
    }
    return value;
  }

  private String notANumber(CsvCell cell) {
    String text = cell.text();
    String got =
        "is %s, but expects a number such as %s"
            .formatted(Quote.of(text), decimalComma ? "5,1" : "5.1");
    if (USUAL_FOR_MISSING.contains(text)) {
      String option = "missingText(\"" + text + "\")";
      return got + ". If it stands for a missing value, use the option " + option + ".";
    }
    if (INFINITE.matcher(text).matches()) {
      return got + ": nothing can be learned from infinity. Fix it, or leave the row out.";
    }
    if (text.startsWith("\u2212") || text.startsWith("\u2013")) {
      return got + ". Its minus is a longer dash than that of numbers: replace it by a hyphen.";
    }
    String pointOrComma = pointOrComma(text);
    if (!pointOrComma.isEmpty()) {
      return got + ". " + pointOrComma;
    }
    if (CsvHeader.areNumbersWithBlanks(text)) {
      return got + ". If blanks separate the columns, use the option separator(' ').";
    }
    if (cell.line() == 1) {
      return got
          + ". If the first line holds the names of the columns, leave noHeader() out. "
          + otherwise;
    }
    return got + ". " + otherwise;
  }

  /** What to do about points and commas; empty if they aren't what is wrong. */
  private String pointOrComma(String text) {
    boolean thousands = THOUSANDS.matcher(text).matches();
    String end = thousands ? "; if it separates thousands, remove it." : ".";
    if (!decimalComma && DECIMAL_COMMA.matcher(text).matches()) {
      return "If the comma is a decimal point, "
          + (bySchema ? "write a point" + AS_BEFORE : "use the option decimalComma()")
          + end;
    }
    if (decimalComma && NumberText.is(text)) {
      return "If the point is a decimal point, "
          + (bySchema ? "write a comma" + AS_BEFORE : "leave decimalComma() out")
          + end;
    }
    return thousands ? "Remove what separates thousands." : "";
  }

  @Override
  public boolean hasValues() {
    return hasValues;
  }

  @Override
  public List<String> names() {
    return List.of(name);
  }

  @Override
  public void copyTo(Matrix matrix, int column) {
    for (int row = 0; row < count; row++) {
      matrix.set(row, column, values[row]);
    }
  }
}
