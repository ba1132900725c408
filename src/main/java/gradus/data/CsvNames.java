package gradus.data;

import java.util.List;
import java.util.Set;

/** The names of a CSV file's columns, and whether the options speak of them. */
record CsvNames(String file, List<String> names) {
  /** The index of the label's column. */
  int labelIndex(CsvOptions options) {
    int index = options.labelIndex == CsvOptions.LAST ? names.size() - 1 : options.labelIndex;
    if (options.labelName != null) {
      require("the label", Set.of(options.labelName));
      index = names.indexOf(options.labelName);
    }
    if (index >= names.size()) {
      throw error(
          "has no column "
              + index
              + " for the label: its columns are 0 to "
              + (names.size() - 1)
              + ", "
              + Quote.of(names)
              + ".");
    }
    String name = names.get(index);
    if (options.dropped.contains(name) || options.categories.containsKey(name)) {
      throw error(
          "cannot drop column "
              + Quote.of(name)
              + " or make it categorical, since it holds the label. Name another with the option"
              + " label.");
    }
    return index;
  }

  /** Refuses columns that aren't there. */
  void require(String purpose, Set<String> columns) {
    for (String column : columns) {
      if (!names.contains(column)) {
        throw error(
            "has no column "
                + Quote.of(column)
                + " for "
                + purpose
                + ": its columns are "
                + Quote.of(names)
                + ".");
      }
    }
  }

  private MalformedDataException error(String what) {
    return new MalformedDataException(file + " " + what);
  }
}
