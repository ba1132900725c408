package gradus.snapshots;

import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is needed to go on from later, by name: texts, and numbers as matrices.
 *
 * <p>A {@link Snapshot} consists of one; {@code gradus.persist.Checkpoint} keeps it in a file.
 * Numbers are copied on the way in and on the way out, so a saved state never changes by itself.
 */
public final class SavedState {
  private final String owner;
  private final String prefix;
  private final Map<String, String> texts;
  private final Map<String, Matrix> matrices;
  private final Set<String> unread;
  private final UnaryOperator<IllegalArgumentException> refusal;

  /** Without anything in it. */
  public SavedState() {
    this("This snapshot", Map.of(), Map.of());
  }

  /**
   * What was saved before.
   *
   * @param owner what it was read from: the first words of a message about what isn't there
   * @param matrices not to be changed from now on
   */
  public SavedState(String owner, Map<String, String> texts, Map<String, Matrix> matrices) {
    this(owner, texts, matrices, fault -> fault);
  }

  /**
   * What was saved before in a file, whose reader has an exception of its own.
   *
   * @param refusal makes that exception from the fault that was found
   */
  public SavedState(
      String owner,
      Map<String, String> texts,
      Map<String, Matrix> matrices,
      UnaryOperator<IllegalArgumentException> refusal) {
    this(
        owner,
        "",
        new LinkedHashMap<>(texts),
        new LinkedHashMap<>(matrices),
        new LinkedHashSet<>(),
        refusal);
    unread.addAll(texts.keySet());
    unread.addAll(matrices.keySet());
  }

  private SavedState(
      String owner,
      String prefix,
      Map<String, String> texts,
      Map<String, Matrix> matrices,
      Set<String> unread,
      UnaryOperator<IllegalArgumentException> refusal) {
    this.owner = owner;
    this.prefix = prefix;
    this.texts = texts;
    this.matrices = matrices;
    this.unread = unread;
    this.refusal = refusal;
  }

  /** What it was read from, as messages begin. */
  public String owner() {
    return owner;
  }

  /** A part of it: a view, in which every name begins with this one. */
  public SavedState part(String name) {
    return new SavedState(owner, prefix + name + ".", texts, matrices, unread, refusal);
  }

  /** With other content, and refused like this one. */
  SavedState with(Map<String, String> otherTexts, Map<String, Matrix> otherMatrices) {
    return new SavedState(owner, otherTexts, otherMatrices, refusal);
  }

  /** The exception to throw for a fault in it: the file's own, if it is from a file. */
  public IllegalArgumentException refusal(IllegalArgumentException fault) {
    return refusal.apply(fault);
  }

  /** Saves a text. */
  public void put(String name, String text) {
    texts.put(prefix + name, text);
  }

  /** Saves a whole number; all up to 2⁵³ come back exactly. */
  public void put(String name, long count) {
    put(name, (double) count);
  }

  /** Saves a number. */
  public void put(String name, double number) {
    matrices.put(prefix + name, new Matrix(new double[][] {{number}}));
  }

  /** Saves a matrix. */
  public void put(String name, Matrix matrix) {
    matrices.put(prefix + name, new Matrix(matrix));
  }

  /** Saves matrices, as "name.0", "name.1" and so on. */
  public void put(String name, List<Matrix> list) {
    for (int i = 0; i < list.size(); i++) {
      put(name + "." + i, list.get(i));
    }
  }

  /** Whether there is a text of this name. */
  public boolean hasText(String name) {
    return texts.containsKey(prefix + name);
  }

  /** Whether there is a number or matrix of this name. */
  public boolean has(String name) {
    return matrices.containsKey(prefix + name);
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public String text(String name) {
    String text = texts.get(prefix + name);
    if (text == null) {
      throw missing(name);
    }
    unread.remove(prefix + name);
    return text;
  }

  /**
   * A number.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public double number(String name) {
    return matrix(name, 1, 1).data[0];
  }

  /**
   * A number that isn't NaN, to compare others with.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public double comparable(String name) {
    double number = number(name);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException(
          "%s has %s of NaN, but expects a number.".formatted(owner, Quote.of(prefix + name)));
    }
    return number;
  }

  /**
   * A whole number from 0 to {@code most}.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public long count(String name, long most) {
    double number = number(name);
    if (!(number >= 0 && number <= most && number == Math.rint(number))) {
      throw new IllegalArgumentException(
          "%s has %s of %s, but expects a whole number from 0 to %d."
              .formatted(owner, Quote.of(prefix + name), number, most));
    }
    return (long) number;
  }

  /**
   * A matrix with this many columns, not to be changed.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public Matrix matrix(String name, int columns) {
    return matrix(name, matrix(name).numRows, columns);
  }

  /** A matrix as it is, not to be changed. */
  Matrix matrix(String name) {
    Matrix matrix = matrices.get(prefix + name);
    if (matrix == null) {
      throw missing(name);
    }
    unread.remove(prefix + name);
    return matrix;
  }

  /** The numbers of this part that are in no part of it, by name; not to be changed. */
  Map<String, Matrix> ownMatrices() {
    Map<String, Matrix> own = new LinkedHashMap<>();
    for (Map.Entry<String, Matrix> entry : matrices.entrySet()) {
      String name = entry.getKey();
      if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0) {
        own.put(name.substring(prefix.length()), entry.getValue());
      }
    }
    return own;
  }

  /**
   * A matrix of the same shape as this one, not to be changed.
   *
   * @throws IllegalArgumentException if there is none of this name, or it has another shape
   */
  public Matrix matrixLike(String name, Matrix other) {
    return matrix(name, other.numRows, other.numCols);
  }

  private Matrix matrix(String name, int rows, int columns) {
    Matrix matrix = matrix(name);
    if (matrix.numRows != rows || matrix.numCols != columns) {
      throw new IllegalArgumentException(
          "%s has %s of %s, but expects %s."
              .formatted(
                  owner, Quote.of(prefix + name), Shapes.of(matrix), Shapes.of(rows, columns)));
    }
    return matrix;
  }

  /**
   * Gives the numbers of "name.0", "name.1" and so on to these matrices.
   *
   * @throws IllegalArgumentException if one isn't there, or has another shape; then none is changed
   */
  public void copyTo(String name, List<Matrix> list) {
    for (int i = 0; i < list.size(); i++) {
      matrixLike(name + "." + i, list.get(i));
    }
    for (int i = 0; i < list.size(); i++) {
      list.get(i).setTo(matrices.get(prefix + name + "." + i));
    }
  }

  /**
   * Refuses numbers of "name.0", "name.1" and so on that are NaN or infinite, such as no weight is.
   *
   * @throws IllegalArgumentException with the first
   */
  public void requireFinite(String name) {
    for (int i = 0; has(name + "." + i); i++) {
      Matrix matrix = matrices.get(prefix + name + "." + i);
      int broken = Rows.firstNotFinite(matrix);
      if (broken >= 0) {
        throw new IllegalArgumentException(
            "%s has %s in %s at entry %s, but expects finite numbers."
                .formatted(owner, matrix.data[broken], Quote.of(prefix + name + "." + i), broken));
      }
    }
  }

  /**
   * Refuses a part that nobody has asked for.
   *
   * @throws IllegalArgumentException with the first name
   */
  public void requireAllRead() {
    for (String name : unread) {
      throw new IllegalArgumentException(
          owner + " has " + Quote.of(name) + ", which belongs to nothing in this training.");
    }
  }

  private IllegalArgumentException missing(String name) {
    return new IllegalArgumentException(owner + " has no " + Quote.of(prefix + name) + ".");
  }

  /** The texts of this part, by their names in it. */
  Map<String, String> ownTexts() {
    Map<String, String> own = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      if (entry.getKey().startsWith(prefix)) {
        own.put(entry.getKey().substring(prefix.length()), entry.getValue());
      }
    }
    return own;
  }

  /** All texts, by their whole names. */
  public Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  /** All numbers, by their whole names; not to be changed. */
  public Map<String, Matrix> matrices() {
    return Collections.unmodifiableMap(matrices);
  }

  @Override
  public String toString() {
    return "SavedState(" + texts.size() + " texts, " + matrices.size() + " matrices)";
  }
}
