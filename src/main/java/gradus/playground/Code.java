package gradus.playground;

import gradus.data.DerivedFeatures.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * The complete Java program of an experiment: the same data, network, seeds and training, written
 * with the classes that everybody uses. It prints the losses and the hash of the weights, which is
 * that of the {@link Session}.
 */
public final class Code {
  private static final int MOST_CHARACTERS = 60_000; // of a text in a class file: 65,535 bytes

  private final Experiment experiment;
  private final Setup setup;
  private final DataSetup data;
  private final CodeImports imports = new CodeImports();
  private final StringBuilder body = new StringBuilder();
  private final int trainRows;
  private final boolean hasTest;

  private Code(Experiment experiment) {
    this.experiment = experiment;
    setup = experiment.setup();
    data = setup.data();
    Parts parts = new Parts(setup);
    trainRows = parts.train.rows();
    hasTest = parts.test != null;
  }

  /** The program of a setup that is trained for so many epochs. */
  public static String of(Setup setup, int epochs) {
    Code code = new Code(new Experiment(setup, 0));
    return of(new Experiment(setup, epochs * code.stepsPerEpoch()));
  }

  /** The program of an experiment, as a class Playground. */
  public static String of(Experiment experiment) {
    return of(experiment, "Playground");
  }

  /**
   * The program of an experiment.
   *
   * @param className the name of the class, and of its file without ".java"
   * @throws IllegalArgumentException if the own points are too many for a program
   */
  public static String of(Experiment experiment, String className) {
    return new Code(experiment).program(className);
  }

  private int stepsPerEpoch() {
    return (trainRows + setup.batchSize() - 1) / setup.batchSize();
  }

  private String program(String className) {
    addData();
    addNetwork();
    boolean wholeEpochs = experiment.steps() % stepsPerEpoch() == 0;
    boolean plain = experiment.events().isEmpty() && wholeEpochs;
    addTrainer();
    if (plain) {
      addFit();
    } else {
      new CodeSteps(experiment, imports, body).add();
    }
    addResults();
    StringBuilder text = new StringBuilder();
    text.append(imports).append("\n/** An experiment of the playground. */\n");
    text.append("public final class ").append(className).append(" {\n");
    text.append("  public static void main(String[] args) {\n").append(body).append("  }\n");
    if (!plain) {
      text.append(CodeSteps.method(setup.seed()));
    }
    return text.append("}\n").toString();
  }

  private void line(String text) {
    body.append("    ").append(text).append('\n');
  }

  private void addData() {
    imports.add("gradus.data.Dataset");
    line("Dataset data = %s;".formatted(source()));
    if (data.lastClassShare() < 1) {
      imports.add("gradus.playground.DataSetup");
      line("data = DataSetup.rareLastClass(data, %s);".formatted(data.lastClassShare()));
    }
    line("Dataset train = data;");
    if (hasTest) {
      imports.add("gradus.data.Split");
      body.setLength(body.length() - "    Dataset train = data;\n".length());
      line("Split split = data.split(%s, %d);".formatted(data.trainShare(), data.seed()));
      line("Dataset train = split.train();");
      line("Dataset test = split.test();");
    }
    if (data.standardized()) {
      imports.add("gradus.data.Standardizer");
      line("Standardizer scale = Standardizer.fit(train);");
      transform("scale");
    }
    addFeatures();
    if (setup.bug() == Bug.UNSCALED_INPUTS) {
      imports.add("gradus.playground.Bugs");
      transform("Bugs.unscaledInputs()");
    }
    if (setup.bug() == Bug.SHUFFLED_LABELS) {
      imports.add("gradus.playground.Bugs");
      line("train = Bugs.shuffledLabels(train, %d);".formatted(setup.seed()));
    }
  }

  private void transform(String transform) {
    line("train = %s.apply(train);".formatted(transform));
    if (hasTest) {
      line("test = %s.apply(test);".formatted(transform));
    }
  }

  private String source() {
    if (data.kind().isSynthetic()) {
      imports.add("gradus.data.Synthetic");
    } else {
      imports.add(
          data.kind() == DataKind.OWN
              ? "gradus.playground.OwnPoints"
              : "gradus.data.files.Datasets");
    }
    String end = "%d, %s, %d)".formatted(data.rows(), data.noise(), data.seed());
    String classes =
        "%d, %d, %s, %d)".formatted(data.rows(), data.classes(), data.noise(), data.seed());
    return switch (data.kind()) {
      case XOR -> "Synthetic.xor(" + end;
      case BLOBS -> "Synthetic.blobs(" + classes;
      case MOONS -> "Synthetic.moons(" + end;
      case CIRCLES -> "Synthetic.circles(" + end;
      case SPIRALS -> "Synthetic.spirals(" + classes;
      case CHECKERBOARD ->
          "Synthetic.checkerboard(%d, %d, %s, %d)"
              .formatted(data.rows(), DataSetup.CELLS, data.noise(), data.seed());
      case LINE ->
          "Synthetic.line(%d, %s, %s, %s, %d)"
              .formatted(
                  data.rows(), DataSetup.SLOPE, DataSetup.INTERCEPT, data.noise(), data.seed());
      case SINE -> "Synthetic.sine(" + end;
      case PLANE -> "Synthetic.plane(" + end;
      case HILLS -> "Synthetic.hills(" + end;
      case IRIS -> "Datasets.iris()";
      case PENGUINS -> "Datasets.penguins()";
      case OWN -> ownPoints();
    };
  }

  private String ownPoints() {
    String points = OwnPoints.toText(data.given());
    if (points.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "These data have %d rows of %d columns, which are too many for a program: read them from a file with CsvReader instead."
              .formatted(data.given().rows(), data.columns()));
    }
    StringBuilder text = new StringBuilder("\n        OwnPoints.of(\n            \"\"\"\n");
    for (String point : points.strip().split("\n", -1)) {
      text.append("            ").append(point).append('\n');
    }
    int classes = data.given().classNames().size();
    return text.append("            \"\"\",\n            ").append(classes).append(")").toString();
  }

  private void addFeatures() {
    List<Term> terms = Parts.terms(setup);
    boolean asTheyAre = terms.size() == data.columns();
    for (int i = 0; i < terms.size(); i++) {
      asTheyAre &= terms.get(i).equals(Term.column(i));
    }
    if (asTheyAre) {
      return;
    }
    imports.add("gradus.data.DerivedFeatures");
    imports.add("gradus.data.DerivedFeatures.Term");
    List<String> texts = new ArrayList<>();
    for (Term term : terms) {
      texts.add(
          switch (term.kind()) {
            case COLUMN -> "Term.column(" + term.first() + ")";
            case SQUARE -> "Term.square(" + term.first() + ")";
            case PRODUCT -> "Term.product(" + term.first() + ", " + term.second() + ")";
            case SINE -> "Term.sine(" + term.first() + ")";
          });
    }
    line("DerivedFeatures features =");
    line("    new DerivedFeatures(%s);".formatted(listed(texts, ", ")));
    transform("features");
  }

  private static String listed(List<String> texts, String separator) {
    StringBuilder list = new StringBuilder();
    for (String text : texts) {
      list.append(list.length() == 0 ? "" : separator).append(text);
    }
    return list.toString();
  }

  private void addNetwork() {
    imports.add("gradus.Network");
    imports.add("gradus.layers.Dense");
    imports.add("gradus.playground.FirstWeights");
    List<String> layers = new ArrayList<>();
    int width = setup.inputs();
    for (int i = 0; i < setup.layers().size(); i++) {
      HiddenLayer hidden = setup.layers().get(i);
      String first = "FirstWeights.ofLayer(%d, %d)".formatted(i, setup.seed());
      layers.add(dense(width, hidden.units(), first, i));
      if (hidden.batchNorm()) {
        layers.add(layer("BatchNorm", "(" + hidden.units() + ")"));
      }
      if (hidden.activation() != ActivationKind.LINEAR) {
        layers.add(layer(hidden.activation().label(), "()"));
      }
      if (hidden.dropout() > 0) {
        long seed = (long) setup.seed() + Parts.DROPOUT_SEED + i;
        layers.add(layer("Dropout", "(%s, %dL)".formatted(hidden.dropout(), seed)));
      }
      width = hidden.units();
    }
    String last = "FirstWeights.ofOutput(%d)".formatted(setup.seed());
    layers.add(dense(width, data.outputs(), last, setup.layers().size()));
    if (data.isClassification()) {
      layers.add(layer("Softmax", "()"));
    }
    body.append('\n');
    line("Network network =");
    line("    new Network(");
    line("        %s);".formatted(listed(layers, ",\n            ")));
    if (setup.bug() == Bug.DEAD_UNITS) {
      imports.add("gradus.playground.Bugs");
      line("Bugs.sinkBiases(network.layers());");
    }
  }

  private String dense(int inputs, int units, String firstWeights, int layer) {
    String first = firstWeights;
    if (setup.start() != Start.UNIFORM) {
      imports.add("gradus.playground.Start");
      first += ".from(Start." + setup.start() + ")";
    }
    int[] numbers = Parts.inputNumbers(setup);
    List<String> texts = new ArrayList<>();
    boolean inOrder = true;
    for (int i = 0; i < numbers.length; i++) {
      texts.add(Integer.toString(numbers[i]));
      inOrder &= numbers[i] == i;
    }
    first += layer == 0 && !inOrder ? ".forInputs(" + listed(texts, ", ") + ")" : "";
    return "new Dense(%d, %d, %s)".formatted(inputs, units, first);
  }

  private String layer(String name, String arguments) {
    imports.add("gradus.layers." + name);
    return "new " + name + arguments;
  }

  private void addTrainer() {
    imports.add("gradus.Trainer");
    imports.add("gradus.losses.Loss");
    body.append('\n');
    line("Loss loss = %s;".formatted(loss()));
    addOptimizer();
    line("Trainer trainer = new Trainer(network, loss, optimizer);");
    CodeSteps.addGradientChanges(setup.bug(), setup.penalty(), setup.penaltyStrength(), this::add);
    line("trainer.setBatchSize(%d);".formatted(setup.batchSize()));
    line("trainer.setSeed(%d);".formatted(setup.seed()));
    line("trainer.setQuiet(true);");
  }

  private void add(String name, String text) {
    imports.add(name);
    line(text);
  }

  private String loss() {
    if (setup.bug() == Bug.DOUBLE_SOFTMAX) {
      imports.add("gradus.playground.Bugs");
      return "Bugs.softmaxTwice()";
    }
    String name = setup.loss() == LossKind.SQUARED_ERROR ? "MeanSquaredError" : "CrossEntropy";
    imports.add("gradus.losses." + name);
    boolean weighted = setup.loss() == LossKind.WEIGHTED_CROSS_ENTROPY;
    return "new " + name + (weighted ? "().withClassWeights(train.classWeights())" : "()");
  }

  private void addOptimizer() {
    String name =
        switch (setup.optimizer()) {
          case SGD, MOMENTUM, NESTEROV -> "SGD";
          case ADAGRAD -> "AdaGrad";
          case RMSPROP -> "RMSProp";
          case ADAM -> "Adam";
        };
    imports.add("gradus.optimizers." + name);
    line(
        "%s optimizer = new %s(network.parameters(), %s);"
            .formatted(name, name, setup.learningRate()));
    boolean nesterov = setup.optimizer() == OptimizerKind.NESTEROV;
    if (setup.optimizer() == OptimizerKind.MOMENTUM || nesterov) {
      line("optimizer.setMomentum(0.9);");
      if (nesterov) {
        line("optimizer.setNesterov(true);");
      }
    }
  }

  private void addFit() {
    int epochs = experiment.steps() / stepsPerEpoch();
    if (epochs > 0) {
      line("trainer.fit(train, %s, %d);".formatted(hasTest ? "test" : "null", epochs));
    }
  }

  private void addResults() {
    imports.add("gradus.playground.Losses");
    imports.add("gradus.playground.WeightHash");
    body.append('\n');
    line("System.out.println(network);");
    line("System.out.println(\"training \" + Losses.mean(trainer, train));");
    if (hasTest) {
      line("System.out.println(\"test     \" + Losses.mean(trainer, test));");
    }
    line("System.out.println(\"hash     \" + WeightHash.of(network));");
  }
}
