package gradus.data.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import gradus.math.Quote;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of a CSV file's columns, and whether options or a schema speak of them. */
record CsvHeader(String file, List<String> names) {
  /** The columns of a file about which nothing is known but the options. */
  static CsvHeader of(CsvRecord first, String file, CsvOptions options) {
    requireTable(first, file);
    List<String> names = names(first, file, options.header);
    if (names.size() < 2 || areNumbersWithBlanks(names.get(0))) {
      String line = CsvCell.onOneLine(first.getField(0));
      throw error(
          file,
          first,
          "has %s column %s, but expects features and a label, separated by %s%s"
              .formatted(
                  names.size() < 2 ? "a single" : "the",
                  Quote.of(line),
                  Quote.of(options.separator),
                  otherSeparator(line, options.separator)));
    }
    if (looksLikeData(options, names)) {
      throw error(
          file,
          first,
          ("is %s, which looks like data: write the names of the columns above it, or use the"
                  + " option noHeader(). If these are the names, name the label with the option"
                  + " label.")
              .formatted(Quote.of(names)));
    }
    return new CsvHeader(file, names);
  }

  /**
   * The columns of another file than the schema was learned from.
   *
   * @param labeled whether it must have the column of the label
   */
  static CsvHeader of(CsvRecord first, String file, CsvSchema schema, boolean labeled) {
    requireTable(first, file);
    if (schema.format().header()) {
      requireSeparated(first, file, schema, labeled);
      CsvHeader header = new CsvHeader(file, names(first, file, true));
      header.requireAll("to learn from", schema.features());
      return header;
    }
    List<String> names = new ArrayList<>(schema.columns());
    if (!labeled && first.getFieldCount() == names.size() - 1) {
      names.remove(schema.label());
    }
    if (first.getFieldCount() != names.size()) {
      throw error(
          file,
          first,
          "has %s cells, but the file that the columns were learned from has %s."
              .formatted(first.getFieldCount(), schema.columns().size()));
    }
    return new CsvHeader(file, names);
  }

  /** A file whose columns are separated in another way looks as if it had a single one. */
  private static void requireSeparated(
      CsvRecord first, String file, CsvSchema schema, boolean labeled) {
    int fewest = schema.features().size() + (labeled ? 1 : 0);
    if (first.getFieldCount() == 1 && fewest > 1) {
      throw error(
          file,
          first,
          "has a single column %s, but expects columns separated by %s, as in the file that the schema was learned from: save it with that separator."
              .formatted(
                  Quote.of(CsvCell.onOneLine(first.getField(0))),
                  Quote.of(schema.format().separator())));
    }
  }

  private static void requireTable(CsvRecord first, String file) {
    String line = first.getField(0).strip();
    if (line.toLowerCase(Locale.ROOT).startsWith("@relation")) {
      throw error(
          file,
          first,
          "is the beginning of an ARFF file: copy the lines below @data into a CSV file, and read"
              + " that with the option noHeader(); a ? in it needs the option missingText(\"?\").");
    }
  }

  /** What the columns are called: as the first line says, or column0, column1 and so on. */
  private static List<String> names(CsvRecord first, String file, boolean header) {
    Set<String> names = new LinkedHashSet<>();
    for (String field : first.getFields()) {
      String name = header ? CsvCell.onOneLine(field) : "column" + names.size();
      if (name.isEmpty()) {
        throw error(
            file,
            first,
            ("has no name for column %s: give it one, or remove the column. If a program has put"
                    + " the numbers of the rows there, tell it not to: index=False in pandas,"
                    + " row.names = FALSE in R.")
                .formatted(names.size()));
      }
      if (!names.add(name)) {
        throw error(
            file,
            first,
            ("has two columns named %s: rename one of them, or use the option noHeader() if they"
                    + " are data.")
                .formatted(Quote.of(name)));
      }
    }
    return List.copyOf(names);
  }

  /**
   * Whether there are numbers for names. Columns may be called 2019 and 2020, but seldom all of
   * them, and hardly ever 5.1; and the name of the label is known to be one.
   */
  private static boolean looksLikeData(CsvOptions options, List<String> names) {
    if (!options.header || (options.labelName != null && names.contains(options.labelName))) {
      return false;
    }
    int label = options.labelIndex == CsvOptions.LAST ? names.size() - 1 : options.labelIndex;
    List<String> numbers = new ArrayList<>();
    boolean onlyNumbers = true; // besides the label
    for (int i = 0; i < names.size(); i++) {
      if (NumberText.is(names.get(i))) {
        numbers.add(names.get(i));
      } else {
        onlyNumbers &= i == label;
      }
    }
    boolean mostly = 2 * numbers.size() > names.size();
    return onlyNumbers || (mostly && !NumberText.allWhole(numbers));
  }

  /** The end of the sentence: what to do about another separator, or another kind of file. */
  private static String otherSeparator(String line, char separator) {
    if (line.indexOf(separator) >= 0 && separator != ' ') {
      return "; here they are one text in quotes: remove the quotes around the line.";
    }
    String comment = commentAdvice(line);
    if (!comment.isEmpty()) {
      return "." + comment;
    }
    for (char other : new char[] {';', '\t', '|', ','}) {
      if (line.indexOf(other) >= 0 && !areNumbersWithBlanks(line)) {
        String shown = Quote.of(other);
        return "; here is a " + shown + ": use the option separator(" + shown + ").";
      }
    }
    if (line.startsWith("<")) {
      return ". This looks like a web page: download the file itself.";
    }
    if (line.startsWith("version https://git-lfs")) {
      return ". This is a pointer of Git LFS: fetch the file itself with git lfs pull.";
    }
    return line.indexOf(' ') >= 0
        ? ". If blanks separate them, use the option separator(' ')."
        : ".";
  }

  /** Whether it is a row of numbers with blanks between: three or more, up to a tab or quote. */
  static boolean areNumbersWithBlanks(String text) {
    String[] parts = text.split("[\t\"]", 2)[0].strip().split(" +", -1);
    boolean areNumbers = parts.length >= 3;
    for (String part : parts) {
      areNumbers &= NumberText.is(part) || part.equals("?");
    }
    return areNumbers;
  }

  /** What to do about a line that may be a comment; empty if it doesn't look like one. */
  static String commentAdvice(String line) {
    boolean looksLikeComment = line.startsWith("#") || line.startsWith("%");
    return looksLikeComment
        ? " If the line is a comment, use the option comment('" + line.charAt(0) + "')."
        : "";
  }

  /** The index of the label's column. */
  int labelIndex(CsvOptions options) {
    int index = options.labelIndex == CsvOptions.LAST ? names.size() - 1 : options.labelIndex;
    if (options.labelName != null) {
      requireAll("for the label", List.of(options.labelName));
      index = names.indexOf(options.labelName);
    }
    if (index >= names.size()) {
      throw error(
          "has no column %s for the label: its columns are 0 to %s, %s."
              .formatted(index, names.size() - 1, Quote.of(names)));
    }
    String name = names.get(index);
    if (options.dropped.contains(name) || options.categories.containsKey(name)) {
      throw error(
          ("cannot drop column %s or make it categorical, since it holds the label. Name another"
                  + " with the option label.")
              .formatted(Quote.of(name)));
    }
    return index;
  }

  /** Refuses columns that aren't there. */
  void requireAll(String purpose, Iterable<String> columns) {
    for (String column : columns) {
      if (!names.contains(column)) {
        throw error(
            "has no column %s %s: its columns are %s."
                .formatted(Quote.of(column), purpose, Quote.of(names)));
      }
    }
  }

  private static MalformedDataException error(String file, CsvRecord line, String what) {
    return new MalformedDataException(
        "%s line %s: %s".formatted(file, line.getStartingLineNumber(), what));
  }

  MalformedDataException error(String what) {
    return new MalformedDataException(file + " " + what);
  }
}
