package gradus;

import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Shapes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody has written down to go on from later, by name: texts, and numbers as matrices.
 *
 * <p>A {@link Snapshot} consists of notes; {@code gradus.persist.Checkpoint} keeps them in a file.
 * Numbers are copied on the way in and on the way out, so notes never change behind one's back.
 */
public final class Notes {
  private final String owner;
  private final String prefix;
  private final Map<String, String> texts;
  private final Map<String, Matrix> matrices;
  private final Set<String> unread;

  /** Without anything in them. */
  Notes() {
    this("This snapshot", Map.of(), Map.of());
  }

  /**
   * What was written down before.
   *
   * @param owner whose notes they are: the first words of a message about what isn't there
   * @param matrices not to be changed from now on
   */
  public Notes(String owner, Map<String, String> texts, Map<String, Matrix> matrices) {
    this(owner, "", new LinkedHashMap<>(texts), new LinkedHashMap<>(matrices));
    unread.addAll(texts.keySet());
    unread.addAll(matrices.keySet());
  }

  private Notes(
      String owner, String prefix, Map<String, String> texts, Map<String, Matrix> matrices) {
    this(owner, prefix, texts, matrices, new LinkedHashSet<>());
  }

  private Notes(
      String owner,
      String prefix,
      Map<String, String> texts,
      Map<String, Matrix> matrices,
      Set<String> unread) {
    this.owner = owner;
    this.prefix = prefix;
    this.texts = texts;
    this.matrices = matrices;
    this.unread = unread;
  }

  /** Whose notes they are. */
  public String owner() {
    return owner;
  }

  /** Those of somebody in particular: a view, in which every name begins with this one. */
  public Notes part(String name) {
    return new Notes(owner, prefix + name + ".", texts, matrices, unread);
  }

  /** Writes a text down. */
  public void put(String name, String text) {
    texts.put(prefix + name, text);
  }

  /** Writes a whole number down; all up to 2⁵³ come back exactly. */
  public void put(String name, long count) {
    put(name, (double) count);
  }

  /** Writes a number down. */
  public void put(String name, double number) {
    matrices.put(prefix + name, new Matrix(new double[][] {{number}}));
  }

  /** Writes a matrix down. */
  public void put(String name, Matrix matrix) {
    matrices.put(prefix + name, new Matrix(matrix));
  }

  /** Writes matrices down, as "name.0", "name.1" and so on. */
  public void put(String name, List<Matrix> list) {
    for (int i = 0; i < list.size(); i++) {
      put(name + "." + i, list.get(i));
    }
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
   * A whole number from 0 to {@code most}.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public long count(String name, long most) {
    double number = number(name);
    if (!(number >= 0 && number <= most && number == Math.rint(number))) {
      throw new IllegalArgumentException(
          owner
              + " has "
              + Quote.of(prefix + name)
              + " of "
              + number
              + ", but expects a whole number from 0 to "
              + most
              + ".");
    }
    return (long) number;
  }

  /**
   * A matrix with this many columns, not to be changed.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  Matrix matrix(String name, int columns) {
    Matrix matrix = matrices.get(prefix + name);
    if (matrix == null) {
      throw missing(name);
    }
    return matrix(name, matrix.numRows, columns);
  }

  private Matrix matrix(String name, int rows, int columns) {
    Matrix matrix = matrices.get(prefix + name);
    if (matrix == null) {
      throw missing(name);
    }
    if (matrix.numRows != rows || matrix.numCols != columns) {
      throw new IllegalArgumentException(
          owner
              + " has "
              + Quote.of(prefix + name)
              + " of "
              + Shapes.of(matrix)
              + ", but expects "
              + Shapes.of(rows, columns)
              + ".");
    }
    unread.remove(prefix + name);
    return matrix;
  }

  /**
   * Refuses notes that {@link #copyTo} couldn't copy.
   *
   * @throws IllegalArgumentException if one of them isn't there, or has another shape
   */
  void requireShapesOf(String name, List<Matrix> list) {
    for (int i = 0; i < list.size(); i++) {
      matrix(name + "." + i, list.get(i).numRows, list.get(i).numCols);
    }
  }

  /**
   * Gives the numbers of "name.0", "name.1" and so on to these matrices.
   *
   * @throws IllegalArgumentException if one isn't there, or has another shape; then none is changed
   */
  public void copyTo(String name, List<Matrix> list) {
    requireShapesOf(name, list);
    for (int i = 0; i < list.size(); i++) {
      list.get(i).setTo(matrices.get(prefix + name + "." + i));
    }
  }

  /**
   * Refuses notes that nobody has asked for.
   *
   * @throws IllegalArgumentException with the first name
   */
  void requireAllRead() {
    for (String name : unread) {
      throw new IllegalArgumentException(
          owner + " has " + Quote.of(name) + ", which belongs to nothing in this training.");
    }
  }

  private IllegalArgumentException missing(String name) {
    return new IllegalArgumentException(owner + " has no " + Quote.of(prefix + name) + ".");
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
    return "Notes(" + texts.size() + " texts, " + matrices.size() + " matrices)";
  }
}
