package gradus.data.files;

import gradus.math.Matrix;
import gradus.math.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A column of texts, which becomes a column of 0 and 1 for each category. */
final class CategoryColumn implements CsvColumn {
  /** More than that, and it is hardly a category: each becomes a column of the matrix. */
  private static final int MOST_CATEGORIES = 200;

  private final String name;
  private final List<String> given; // empty: whatever comes
  private final TreeSet<String> found = new TreeSet<>();
  private final List<String> cells = new ArrayList<>(); // null where missing

  CategoryColumn(String name, List<String> given) {
    this.name = name;
    this.given = given;
  }

  @Override
  public void add(CsvCell cell) {
    String text = cell.text();
    if (!given.isEmpty() && !given.contains(text)) {
      throw cell.error(
          ("is %s, but its categories are %s: fix the cell, or add the category to the"
                  + " option categorical.")
              .formatted(Quote.of(text), Quote.of(given)));
    }
    if (found.add(text) && found.size() > MOST_CATEGORIES) {
      throw cell.error(
          ("has more than %s different texts, too many for categories: use the option"
                  + " drop(%s).")
              .formatted(MOST_CATEGORIES, Quote.of(name)));
    }
    cells.add(found.floor(text)); // the first one that is equal, so that each is kept once
  }

  @Override
  public void addMissing() {
    cells.add(null);
  }

  @Override
  public boolean hasValues() {
    return !found.isEmpty();
  }

  /** The texts, in the order of the matrix columns. */
  List<String> categories() {
    return given.isEmpty() ? List.copyOf(found) : given;
  }

  /** For example {@code island=Biscoe}. */
  static String featureName(String column, String category) {
    return column + "=" + category;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String category : categories()) {
      names.add(featureName(name, category));
    }
    return names;
  }

  @Override
  public void copyTo(Matrix matrix, int column) {
    List<String> categories = categories();
    for (int row = 0; row < cells.size(); row++) {
      String cell = cells.get(row);
      for (int i = 0; i < categories.size(); i++) {
        double value = cell == null ? Double.NaN : cell.equals(categories.get(i)) ? 1 : 0;
        matrix.set(row, column + i, value);
      }
    }
  }
}
