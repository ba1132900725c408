package gradus.data.files;

import gradus.math.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was learned about the columns of a CSV file, so that another file is read in the same way:
 * the columns in the same order, however the other file has them, the same categories, and the same
 * classes. A network that was trained on the one then understands the other.
 *
 * <pre>{@code
 * CsvSchema schema = CsvReader.schema(Path.of("train.csv"), options);
 * Dataset train = CsvReader.read(Path.of("train.csv"), schema);
 * Dataset test = CsvReader.read(Path.of("test.csv"), schema);
 * Matrix unlabeled = CsvReader.readInputs(Path.of("new.csv"), schema); // has no column of labels
 * }</pre>
 *
 * <p>It never changes, and a saved model can keep it, so that another program reads its files by
 * the schema of the model.
 *
 * @param columns all columns of the file, in their order
 * @param label the one that holds the label
 * @param classNames the classes in their order; none for a number to predict
 * @param dropped columns that aren't learned from
 * @param categories the texts of each categorical column, in the order of its matrix columns
 * @param missing what is done about cells without a value
 * @param means what {@link Missing#MEAN} fills in, one for each of {@link #featureNames}; else none
 * @param format how the cells are written
 */
public record CsvSchema(
    List<String> columns,
    String label,
    List<String> classNames,
    List<String> dropped,
    Map<String, List<String>> categories,
    Missing missing,
    List<Double> means,
    Format format) {

  /**
   * How the cells of a CSV file are written; see the options of the same names.
   *
   * @param comment what lines to leave out begin with; the character 0 if there are none
   */
  public record Format(
      char separator,
      boolean decimalComma,
      boolean header,
      char comment,
      List<String> missingTexts) {

    /**
     * Keeps a copy of the texts.
     *
     * @throws IllegalArgumentException if a character cannot separate cells or begin a comment, or
     *     would do both
     */
    public Format {
      missingTexts = List.copyOf(missingTexts);
      CsvOptions.requireNoOtherMeaning("separator", separator, CsvOptions.USUAL_SEPARATORS);
      CsvOptions.requireNoOtherMeaning("comment", comment, CsvOptions.USUAL_COMMENTS);
      CsvOptions.requireDifferent(separator, comment);
    }
  }

  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException if the parts don't fit together
   */
  public CsvSchema {
    columns = List.copyOf(columns);
    classNames = List.copyOf(classNames);
    dropped = List.copyOf(dropped);
    means = List.copyOf(means);
    Map<String, List<String>> copies = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> entry : categories.entrySet()) {
      copies.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    categories = Collections.unmodifiableMap(copies);
    List<String> features = features(columns, label, dropped);
    requireColumns(columns, label, dropped, features);
    requireDifferent("classes", classNames, classNames.isEmpty() ? 0 : 2);
    requireCategories(features, categories);
    requireMeans(means, missing == Missing.MEAN ? featureNames(features, categories).size() : 0);
  }

  private static void requireColumns(
      List<String> columns, String label, List<String> dropped, List<String> features) {
    requireDifferent("columns", columns, 2);
    require(columns.contains(label), "label", label, columns);
    List<String> others = without(label, columns);
    Set<String> known = new HashSet<>(others);
    for (String column : dropped) {
      require(known.contains(column), "dropped column", column, others);
    }
    if (features.isEmpty()) {
      throw new IllegalArgumentException(
          "CsvSchema got no feature besides [%s].".formatted(Quote.visible(label)));
    }
  }

  private static void requireCategories(
      List<String> features, Map<String, List<String>> categories) {
    Set<String> known = new HashSet<>(features);
    for (Map.Entry<String, List<String>> entry : categories.entrySet()) {
      require(known.contains(entry.getKey()), "categorical column", entry.getKey(), features);
      requireDifferent("categories", entry.getValue(), 1);
    }
    requireDifferent("features", featureNames(features, categories), 1);
  }

  private static void requireMeans(List<Double> means, int expected) {
    if (means.size() != expected) {
      throw new IllegalArgumentException(
          "CsvSchema got %s means, but expects %s.".formatted(means.size(), expected));
    }
    for (double mean : means) {
      if (!Double.isFinite(mean)) {
        throw new IllegalArgumentException(
            "CsvSchema got a mean of %s, but expects finite numbers.".formatted(mean));
      }
    }
  }

  private static void require(boolean fits, String what, String name, List<String> names) {
    if (!fits) {
      throw new IllegalArgumentException(
          "CsvSchema got the %s %s, but its columns are %s."
              .formatted(what, Quote.of(name), Quote.of(names)));
    }
  }

  private static void requireDifferent(String what, List<String> names, int least) {
    if (names.size() < least || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "CsvSchema got the %s %s, but expects at least %s, all different."
              .formatted(what, Quote.of(names), least));
    }
  }

  /** The columns of the file that are learned from, in the order of the inputs. */
  public List<String> features() {
    return features(columns, label, dropped);
  }

  private static List<String> features(List<String> columns, String label, List<String> dropped) {
    List<String> features = without(label, columns);
    features.removeAll(new HashSet<>(dropped));
    return features;
  }

  private static List<String> without(String column, List<String> columns) {
    List<String> others = new ArrayList<>(columns);
    others.remove(column);
    return others;
  }

  /** The names of the inputs: a feature's own, or one for each of its categories. */
  public List<String> featureNames() {
    return featureNames(features(), categories);
  }

  private static List<String> featureNames(
      List<String> features, Map<String, List<String>> categories) {
    List<String> names = new ArrayList<>();
    for (String feature : features) {
      if (categories.containsKey(feature)) {
        for (String category : categories.get(feature)) {
          names.add(CategoryColumn.featureName(feature, category));
        }
      } else {
        names.add(feature);
      }
    }
    return names;
  }

  /** The options that read another file in this way. */
  CsvOptions options() {
    CsvOptions options =
        classNames.isEmpty() ? CsvOptions.regression() : CsvOptions.classification();
    options.label(label).missing(missing);
    options.classNames = classNames;
    options.categories.putAll(categories);
    options.separator = format.separator;
    options.decimalComma = format.decimalComma;
    options.header = format.header;
    options.comment = format.comment;
    options.missingTexts.addAll(format.missingTexts);
    return options;
  }

  /** One line: how many columns there are, and what for. */
  @Override
  public String toString() {
    String predicted = classNames.isEmpty() ? "a number" : classNames.size() + " classes";
    return "CsvSchema(%s columns, %s inputs, %s to predict)"
        .formatted(columns.size(), featureNames().size(), predicted);
  }
}
