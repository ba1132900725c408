package gradus.data.files;

import gradus.math.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@link CsvReader} is told about a file. It guesses nothing that it wasn't told.
 *
 * <pre>{@code
 * CsvOptions options =
 *     CsvOptions.classification()
 *         .label("species")
 *         .drop("year")
 *         .categorical("island")
 *         .categorical("sex", "female", "male")
 *         .missing(Missing.DROP_ROW);
 * Dataset penguins = CsvReader.read(Path.of("datasets/penguins.csv"), options);
 * }</pre>
 */
public final class CsvOptions {
  /** Stands for the last column. */
  static final int LAST = -1;

  static final String USUAL_SEPARATORS = "',', ';', '\\t' and ' ' are usual";

  static final String USUAL_COMMENTS = "'#' and '%' are usual";

  /** No line begins with it. */
  static final char NO_COMMENT = 0;

  final boolean classification;
  String labelName; // null if it is given by its index
  int labelIndex = LAST;
  List<String> classNames = List.of(); // empty: found in the file
  final Set<String> dropped = new LinkedHashSet<>();
  final Map<String, List<String>> categories = new LinkedHashMap<>(); // empty: found in the file
  Missing missing = Missing.REFUSE;
  final Set<String> missingTexts = new LinkedHashSet<>(Set.of(""));
  char separator = ',';
  boolean decimalComma = false;
  boolean header = true;
  char comment = NO_COMMENT;

  private CsvOptions(boolean classification) {
    this.classification = classification;
  }

  /** The label names a class: a text or a whole number. */
  public static CsvOptions classification() {
    return new CsvOptions(true);
  }

  /** The label is a number to predict. */
  public static CsvOptions regression() {
    return new CsvOptions(false);
  }

  /** The column that holds the label, by its name; the last one if nothing is said. */
  public CsvOptions label(String column) {
    labelName = column;
    return this;
  }

  /**
   * The column that holds the label, by its index; the first column is 0.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public CsvOptions label(int column) {
    if (column < 0) {
      throw new IllegalArgumentException(
          "label got the column index " + column + ", but columns are counted from 0.");
    }
    labelName = null;
    labelIndex = column;
    return this;
  }

  /**
   * The classes in their order. The labels must be these names; or, if no name is a number, all of
   * them whole numbers from 0 that count the names. Where training and test data come in two files,
   * {@link CsvReader#schema} does this for classes and categories at once.
   *
   * @throws IllegalArgumentException if there are fewer than two, two are equal, or a number is to
   *     be predicted
   */
  public CsvOptions classNames(String... names) {
    if (!classification) {
      throw new IllegalArgumentException(
          ("classNames got %s, but CsvOptions.regression() predicts a number: use"
                  + " CsvOptions.classification().")
              .formatted(List.of(names)));
    }
    requireDistinct("classNames", names);
    classNames = List.of(names);
    return this;
  }

  /** Columns to leave out, such as a name or a running number; may be called again for more. */
  public CsvOptions drop(String... columns) {
    dropped.addAll(List.of(columns));
    return this;
  }

  /**
   * A column of texts. It becomes one column of 0 and 1 for each category, named like {@code
   * island=Biscoe}.
   *
   * @param column its name
   * @param names the categories in their order; if none is given, those in the file in the order of
   *     the alphabet
   * @throws IllegalArgumentException if one category is given, or two are equal
   */
  public CsvOptions categorical(String column, String... names) {
    if (names.length > 0) {
      requireDistinct("categorical(\"" + column + "\")", names);
    }
    categories.put(column, List.of(names));
    return this;
  }

  /** What to do about cells without a value; {@link Missing#REFUSE} if nothing is said. */
  public CsvOptions missing(Missing missing) {
    this.missing = missing;
    return this;
  }

  /**
   * Texts that mean "no value", such as {@code NA} or {@code ?}; an empty cell always does. What
   * then happens with such cells, {@link #missing} says.
   */
  public CsvOptions missingText(String... texts) {
    missingTexts.addAll(List.of(texts));
    return this;
  }

  /**
   * What stands between two cells of a row, such as {@code ';'} or {@code '\t'}; a comma if nothing
   * is said. A blank, {@code ' '}, means any number of blanks and tabs.
   *
   * @throws IllegalArgumentException if it is a quote or a line end
   */
  public CsvOptions separator(char separator) {
    requireNoOtherMeaning("separator", separator, USUAL_SEPARATORS);
    this.separator = separator;
    return this;
  }

  /**
   * Lines that begin with this are left out, such as {@code '#'} or {@code '%'}; none if nothing is
   * said.
   *
   * @throws IllegalArgumentException if it is a quote or a line end
   */
  public CsvOptions comment(char beginning) {
    requireNoOtherMeaning("comment", beginning, USUAL_COMMENTS);
    comment = beginning;
    return this;
  }

  static void requireNoOtherMeaning(String option, char c, String usual) {
    if (c == '"' || c == '\n' || c == '\r') {
      throw new IllegalArgumentException(
          "%s got a quote or a line end, but those have a meaning of their own in CSV files: %s."
              .formatted(option, usual));
    }
  }

  /** Refuses one character for both. */
  static void requireDifferent(char separator, char comment) {
    if (separator == comment) {
      throw new IllegalArgumentException(
          "%s cannot both separate cells and begin a comment: choose another separator or comment."
              .formatted(Quote.of(separator)));
    }
  }

  /** Numbers are written 3,14 instead of 3.14; such files mostly need a {@link #separator} too. */
  public CsvOptions decimalComma() {
    decimalComma = true;
    return this;
  }

  /** The first line is data already. The columns are then called column0, column1 and so on. */
  public CsvOptions noHeader() {
    header = false;
    return this;
  }

  private static void requireDistinct(String what, String... names) {
    List<String> seen = new ArrayList<>();
    for (String name : names) {
      if (seen.contains(name)) {
        throw new IllegalArgumentException(what + " got \"" + name + "\" twice.");
      }
      seen.add(name);
    }
    if (seen.size() < 2) {
      throw new IllegalArgumentException(
          "%s got %s, but expects two names or more: one alone tells nothing apart."
              .formatted(what, seen));
    }
  }
}
