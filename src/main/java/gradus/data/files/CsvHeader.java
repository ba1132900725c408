package gradus.data.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import gradus.math.Quote;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of a CSV file's columns, and whether the options speak of them. */
record CsvHeader(String file, List<String> names) {
  /** What the columns are called: as the first line says, or column0, column1 and so on. */
  static CsvHeader of(CsvRecord first, String file, CsvOptions options) {
    Set<String> names = new LinkedHashSet<>();
    for (String field : first.getFields()) {
      String name = options.header ? field.strip() : "column" + names.size();
      if (name.isEmpty()) {
        throw error(
            file,
            first,
            ("has no name for column %s: give it one, or remove the column. If a program"
                    + " has put the numbers of the rows there, tell it not to: index=False in pandas,"
                    + " row.names = FALSE in R.")
                .formatted(names.size()));
      }
      if (!names.add(name)) {
        throw error(
            file,
            first,
            "has two columns named %s: rename one of them%s"
                .formatted(
                    Quote.of(name),
                    NumberText.is(name)
                        ? ", or use the option noHeader() if they are data."
                        : "."));
      }
    }
    requireHeader(file, options, first, List.copyOf(names));
    return new CsvHeader(file, List.copyOf(names));
  }

  private static void requireHeader(
      String file, CsvOptions options, CsvRecord first, List<String> names) {
    if (names.size() < 2) {
      String line = first.getField(0).strip();
      throw error(
          file,
          first,
          "has a single column %s, but expects features and a label, separated by %s%s"
              .formatted(
                  Quote.of(line),
                  Quote.of(options.separator),
                  otherSeparator(line, options.separator)));
    }
    if (looksLikeData(options, names)) {
      throw error(
          file,
          first,
          ("is %s, which looks like data: write the names of the columns above it, or use"
                  + " the option noHeader(). If these are the names, name the label with the option"
                  + " label.")
              .formatted(Quote.of(names)));
    }
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
    if (line.indexOf(separator) >= 0) {
      return "; here they stand in one text in quotes: take the quotes around the line away.";
    }
    for (char other : new char[] {';', '\t', '|', ','}) {
      if (line.indexOf(other) >= 0) {
        String shown = Quote.of(other);
        return "; here is a " + shown + ": use the option separator(" + shown + ").";
      }
    }
    if (line.startsWith("<")) {
      return ". This looks like a web page: download the file itself.";
    }
    return line.indexOf(' ') >= 0 ? ". If blanks separate them, put commas there instead." : ".";
  }

  /** The index of the label's column. */
  int labelIndex(CsvOptions options) {
    int index = options.labelIndex == CsvOptions.LAST ? names.size() - 1 : options.labelIndex;
    if (options.labelName != null) {
      require("the label", Set.of(options.labelName));
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
          ("cannot drop column %s or make it categorical, since it holds the label. Name"
                  + " another with the option label.")
              .formatted(Quote.of(name)));
    }
    return index;
  }

  /** Refuses columns that aren't there. */
  void require(String purpose, Set<String> columns) {
    for (String column : columns) {
      if (!names.contains(column)) {
        throw error(
            "has no column %s for %s: its columns are %s."
                .formatted(Quote.of(column), purpose, Quote.of(names)));
      }
    }
  }

  private static MalformedDataException error(String file, CsvRecord line, String what) {
    return new MalformedDataException(
        "%s line %s: %s".formatted(file, line.getStartingLineNumber(), what));
  }

  private MalformedDataException error(String what) {
    return new MalformedDataException(file + " " + what);
  }
}
