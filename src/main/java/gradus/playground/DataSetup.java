package gradus.playground;

import gradus.data.Dataset;
import gradus.data.Synthetic;
import java.util.ArrayList;
import java.util.List;

/**
 * Which examples a training learns from: a formula with its numbers, or given rows with a choice of
 * columns.
 *
 * @param kind where the examples come from
 * @param rows how many a formula makes, from {@value #FEWEST_ROWS} to {@value #MOST_ROWS}
 * @param classes how many clouds or spiral arms, from 2 to {@value #MOST_CLASSES}
 * @param noise the standard deviation of the noise of a formula, from 0 to 5
 * @param trainShare the share of rows that is learned from, above 0; with 1, none is left to test
 * @param lastClassShare the share of the last class's rows that is kept: below 1, it is a rare
 *     class
 * @param seed of the noise and of the split
 * @param standardized whether each input column is shifted and scaled to mean 0 and deviation 1
 * @param allColumns whether the network gets all columns, or only the two that are chosen
 * @param xColumn the column that is x1
 * @param yColumn the column that is x2
 * @param given the rows of {@link DataKind#IRIS}, {@link DataKind#PENGUINS} and {@link
 *     DataKind#OWN}, complete and with hard labels; null for a formula
 */
public record DataSetup(
    DataKind kind,
    int rows,
    int classes,
    double noise,
    double trainShare,
    double lastClassShare,
    int seed,
    boolean standardized,
    boolean allColumns,
    int xColumn,
    int yColumn,
    Dataset given) {
  /** Fewer rows can't be split. */
  public static final int FEWEST_ROWS = 4;

  /** More rows make the page slow. */
  public static final int MOST_ROWS = 2000;

  /** More colors can't be told apart. */
  public static final int MOST_CLASSES = 10;

  /** More columns make a network that can't be drawn. */
  public static final int MOST_COLUMNS = 16;

  /** Of a checkerboard, the squares a side. */
  static final int CELLS = 4;

  /** Of the line. */
  static final double SLOPE = 0.7;

  /** Of the line. */
  static final double INTERCEPT = 0.2;

  private static final double MOST_NOISE = 5;
  private static final int MOST_SEED = 999_999_999;

  /** Checks the limits; of a formula, what it doesn't need becomes its default. */
  public DataSetup {
    require(kind != null, "The data got no kind, such as MOONS.");
    boolean formula = kind.isSynthetic();
    if (!kind.hasChosenClasses()) {
      classes = 2;
    }
    if (formula) {
      given = null;
      allColumns = false;
      xColumn = 0;
      yColumn = kind.syntheticColumns() - 1;
      lastClassShare = kind.isClassification() ? lastClassShare : 1;
    } else {
      rows = FEWEST_ROWS;
      noise = 0;
      if (given != null && given.inputs().numCols == 1) {
        xColumn = 0;
        yColumn = 0;
      }
      GivenRows.require(kind, given, xColumn, yColumn);
      lastClassShare = given.isClassification() ? lastClassShare : 1;
    }
    require(
        rows >= FEWEST_ROWS && rows <= MOST_ROWS,
        "The data got %s rows, but the playground expects %s to %s."
            .formatted(rows, FEWEST_ROWS, MOST_ROWS));
    require(
        classes >= 2 && classes <= MOST_CLASSES,
        "The data got %s classes, but the playground expects 2 to %s."
            .formatted(classes, MOST_CLASSES));
    require(
        rows >= 2 * classes || !formula,
        "The data got %s rows for %s classes, but each class needs at least two."
            .formatted(rows, classes));
    require(
        noise >= 0 && noise <= MOST_NOISE,
        "The data got a noise of %s, but expects a standard deviation from 0 to 5."
            .formatted(noise));
    require(
        trainShare > 0 && trainShare <= 1,
        "The data got a training share of %s, but expects a share above 0 and at most 1."
            .formatted(trainShare));
    require(
        lastClassShare > 0 && lastClassShare <= 1,
        "The data got a share of %s for the last class, but expects one above 0 and at most 1."
            .formatted(lastClassShare));
    require(
        seed >= 0 && seed <= MOST_SEED,
        "The data got the seed %s, but expects a whole number from 0 to %s."
            .formatted(seed, MOST_SEED));
  }

  /** A formula with 200 points, a little noise, and half of the rows to learn from. */
  public static DataSetup of(DataKind kind) {
    double noise = kind == DataKind.SPIRALS ? 0.03 : 0.1;
    int classes = kind.hasChosenClasses() ? 3 : 2;
    return new DataSetup(kind, 200, classes, noise, 0.5, 1, 1, false, false, 0, 1, null);
  }

  /**
   * Rows given by the caller, standardized, with x1 and x2 from two columns.
   *
   * @param kind {@link DataKind#IRIS}, {@link DataKind#PENGUINS} or {@link DataKind#OWN}
   */
  public static DataSetup of(DataKind kind, Dataset given, int xColumn, int yColumn) {
    return new DataSetup(kind, FEWEST_ROWS, 2, 0, 0.8, 1, 1, true, false, xColumn, yColumn, given);
  }

  private static void require(boolean met, String message) {
    if (!met) {
      throw new IllegalArgumentException(message);
    }
  }

  /** All rows, before they are split: made by the formula, or as given. */
  public Dataset all() {
    Dataset all =
        switch (kind) {
          case XOR -> Synthetic.xor(rows, noise, seed);
          case BLOBS -> Synthetic.blobs(rows, classes, noise, seed);
          case MOONS -> Synthetic.moons(rows, noise, seed);
          case CIRCLES -> Synthetic.circles(rows, noise, seed);
          case SPIRALS -> Synthetic.spirals(rows, classes, noise, seed);
          case CHECKERBOARD -> Synthetic.checkerboard(rows, CELLS, noise, seed);
          case LINE -> Synthetic.line(rows, SLOPE, INTERCEPT, noise, seed);
          case SINE -> Synthetic.sine(rows, noise, seed);
          case PLANE -> Synthetic.plane(rows, noise, seed);
          case HILLS -> Synthetic.hills(rows, noise, seed);
          default -> given;
        };
    return lastClassShare < 1 ? rareLastClass(all, lastClassShare) : all;
  }

  /**
   * A data set in which the last class is rare: only the first rows of it are kept, at least two.
   *
   * @param share of its rows, above 0 and at most 1
   */
  public static Dataset rareLastClass(Dataset dataset, double share) {
    int last = dataset.classNames().size() - 1;
    int kept = Math.max(2, (int) Math.round(share * dataset.classCounts()[last]));
    List<Integer> chosen = new ArrayList<>();
    for (int row = 0; row < dataset.rows(); row++) {
      boolean rare = dataset.classOf(row) == last;
      kept -= rare ? 1 : 0;
      if (!rare || kept >= 0) {
        chosen.add(row);
      }
    }
    int[] rows = new int[chosen.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = chosen.get(i);
    }
    return dataset.subset(rows, dataset.name());
  }

  /** Whether the targets are classes. */
  public boolean isClassification() {
    return given == null ? kind.isClassification() : given.isClassification();
  }

  /** How many outputs the network needs: one for each class, or one for a number. */
  public int outputs() {
    if (given != null) {
      return given.targets().numCols;
    }
    return isClassification() ? classes : 1;
  }

  /** How many input columns the rows have. */
  public int columns() {
    return given == null ? kind.syntheticColumns() : given.inputs().numCols;
  }

  /** Whether a point has an x2. */
  public boolean hasX2() {
    return columns() > 1;
  }

  /** The columns beside x1 and x2 that the network gets, too. */
  public List<Integer> otherColumns() {
    List<Integer> others = new ArrayList<>();
    for (int column = 0; allColumns && column < columns(); column++) {
      if (column != xColumn && column != yColumn) {
        others.add(column);
      }
    }
    return others;
  }

  /** The same with another number of rows. */
  public DataSetup withRows(int other) {
    Draft draft = new Draft(this);
    draft.rows = other;
    return draft.setup();
  }

  /** The same with another number of clouds or spiral arms. */
  public DataSetup withClasses(int other) {
    Draft draft = new Draft(this);
    draft.classes = other;
    return draft.setup();
  }

  /** The same with another noise. */
  public DataSetup withNoise(double other) {
    Draft draft = new Draft(this);
    draft.noise = other;
    return draft.setup();
  }

  /** The same with another share of rows to learn from. */
  public DataSetup withTrainShare(double other) {
    Draft draft = new Draft(this);
    draft.trainShare = other;
    return draft.setup();
  }

  /** The same with another share of the last class's rows that is kept. */
  public DataSetup withLastClassShare(double other) {
    Draft draft = new Draft(this);
    draft.lastClassShare = other;
    return draft.setup();
  }

  /** The same with another seed: other noise, and another split. */
  public DataSetup withSeed(int other) {
    Draft draft = new Draft(this);
    draft.seed = other;
    return draft.setup();
  }

  /** The same with or without standardized inputs. */
  public DataSetup withStandardized(boolean other) {
    Draft draft = new Draft(this);
    draft.standardized = other;
    return draft.setup();
  }

  /** The same with two other columns as x1 and x2. */
  public DataSetup withColumns(int x, int y) {
    Draft draft = new Draft(this);
    draft.xColumn = x;
    draft.yColumn = y;
    return draft.setup();
  }

  /** The same with all columns as inputs, or only x1 and x2. */
  public DataSetup withAllColumns(boolean other) {
    Draft draft = new Draft(this);
    draft.allColumns = other;
    return draft.setup();
  }

  /** Points that can be set and moved: these rows as own ones, in the plane of x1 and x2. */
  public DataSetup asOwn() {
    if (kind == DataKind.OWN) {
      return this;
    }
    Dataset plain = GivenRows.plain(all(), xColumn, yColumn, isClassification());
    return with(plain, 0, plain.inputs().numCols - 1);
  }

  /** Own points; the shares, the seed and the scaling stay. */
  private DataSetup with(Dataset points, int x, int y) {
    Draft draft = new Draft(this);
    draft.kind = DataKind.OWN;
    draft.rows = FEWEST_ROWS;
    draft.classes = 2;
    draft.noise = 0;
    draft.lastClassShare = 1;
    draft.allColumns = kind == DataKind.OWN && allColumns;
    draft.xColumn = x;
    draft.yColumn = y;
    draft.given = points;
    return draft.setup();
  }

  private DataSetup with(Dataset points) {
    return with(points, xColumn, yColumn);
  }

  /**
   * Own points with one more. A label that is one above the last makes a new class; in a
   * regression, the label is the target. Columns that aren't shown get their mean.
   */
  public DataSetup withPoint(double x, double y, double label) {
    DataSetup own = asOwn();
    return own.with(GivenRows.added(own.given, own.xColumn, own.yColumn, x, y, label));
  }

  /** Own points, one of them moved. */
  public DataSetup withPointAt(int row, double x, double y) {
    DataSetup own = asOwn();
    return own.with(GivenRows.moved(own.given, own.xColumn, own.yColumn, row, x, y));
  }

  /** Own points, one of them with another label, or another target in a regression. */
  public DataSetup withLabel(int row, double label) {
    DataSetup own = asOwn();
    return own.with(GivenRows.relabelled(own.given, row, label));
  }

  /** Own points without one of them. */
  public DataSetup withoutPoint(int row) {
    DataSetup own = asOwn();
    return own.with(GivenRows.removed(own.given, row));
  }

  /** A copy in which single parts are replaced. */
  private static final class Draft {
    private DataKind kind;
    private int rows;
    private int classes;
    private double noise;
    private double trainShare;
    private double lastClassShare;
    private int seed;
    private boolean standardized;
    private boolean allColumns;
    private int xColumn;
    private int yColumn;
    private Dataset given;

    Draft(DataSetup setup) {
      kind = setup.kind;
      rows = setup.rows;
      classes = setup.classes;
      noise = setup.noise;
      trainShare = setup.trainShare;
      lastClassShare = setup.lastClassShare;
      seed = setup.seed;
      standardized = setup.standardized;
      allColumns = setup.allColumns;
      xColumn = setup.xColumn;
      yColumn = setup.yColumn;
      given = setup.given;
    }

    DataSetup setup() {
      return new DataSetup(
          kind,
          rows,
          classes,
          noise,
          trainShare,
          lastClassShare,
          seed,
          standardized,
          allColumns,
          xColumn,
          yColumn,
          given);
    }
  }
}
