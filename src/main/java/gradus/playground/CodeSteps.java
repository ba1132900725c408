package gradus.playground;

import java.util.function.BiConsumer;

/**
 * The part of a program that trains step by step, with the changes that were made by hand on the
 * way: {@code Trainer.fit} knows whole epochs only.
 */
final class CodeSteps {
  private final Experiment experiment;
  private final CodeImports imports;
  private final StringBuilder body;

  CodeSteps(Experiment experiment, CodeImports imports, StringBuilder body) {
    this.experiment = experiment;
    this.imports = imports;
    this.body = body;
  }

  /** The calls of the method train, and the changes between them. */
  void add() {
    imports.add("gradus.data.Batches");
    int done = 0;
    for (Event event : experiment.events()) {
      done = train(done, event.step());
      change(event);
    }
    train(done, experiment.steps());
  }

  private int train(int done, int step) {
    if (step > done) {
      line("train(trainer, train, %d);".formatted(step - done));
    }
    return step;
  }

  private void line(String text) {
    body.append("    ").append(text).append('\n');
  }

  private void change(Event event) {
    if (event instanceof Event.Rate rate) {
      line("optimizer.setLearningRate(%s);".formatted(rate.rate()));
    } else if (event instanceof Event.BatchSize batch) {
      line("trainer.setBatchSize(%d);".formatted(batch.size()));
    } else if (event instanceof Event.Penalty penalty) {
      line("int batchSize = trainer.batchSize();".replace("int ", declared("int ")));
      line("trainer = new Trainer(network, loss, optimizer);");
      line("trainer.setBatchSize(batchSize);");
      addGradientChanges(
          experiment.setup().bug(),
          penalty.kind(),
          penalty.strength(),
          (name, text) -> {
            imports.add(name);
            line(text);
          });
    } else if (event instanceof Event.Edit edit) {
      boolean bias = edit.input() == Event.Edit.BIAS;
      line(
          "((Dense) network.layers().get(%d)).%s.value.set(%d, %d, %s);"
              .formatted(
                  layerOf(edit.layer()),
                  bias ? "biases" : "weights",
                  bias ? 0 : edit.input(),
                  edit.unit(),
                  edit.value()));
    }
  }

  private boolean hasBatchSize = false;

  /** The type in front of a variable, only where it comes for the first time. */
  private String declared(String type) {
    String text = hasBatchSize ? "" : type;
    hasBatchSize = true;
    return text;
  }

  /** Where in the network a dense layer is. */
  private int layerOf(int denseLayer) {
    int at = 0;
    for (HiddenLayer hidden : experiment.setup().layers().subList(0, denseLayer)) {
      at += 1;
      at += hidden.batchNorm() ? 1 : 0;
      at += hidden.activation() == ActivationKind.LINEAR ? 0 : 1;
      at += hidden.dropout() > 0 ? 1 : 0;
    }
    return at;
  }

  /** The bug that turns gradients around, and the penalty; each with the class to import. */
  static void addGradientChanges(
      Bug bug, PenaltyKind penalty, double strength, BiConsumer<String, String> lines) {
    if (bug == Bug.ASCENT) {
      lines.accept(
          "gradus.playground.Bugs",
          "trainer.addGradientChange(Bugs.ascent(network.parameters()));");
    }
    if (penalty != PenaltyKind.NONE) {
      String name = penalty + "Penalty";
      lines.accept(
          "gradus.optimizers." + name,
          "trainer.addGradientChange(new %s(network.parameters(), %s));".formatted(name, strength));
    }
  }

  /** The method that goes on for so many steps. */
  static String method(int seed) {
    return """

          private static int epoch = 1;
          private static int rows = 0; // of this epoch, that were learned from

          /** Goes on for so many steps. */
          private static void train(Trainer trainer, Dataset data, int steps) {
            for (int step = 0; step < steps; step++) {
              Batches batches = new Batches(data, trainer.batchSize());
              batches.startShuffled(%d, epoch);
              batches.skip(rows);
              batches.next();
              trainer.step(batches.inputs, batches.targets);
              rows += batches.inputs.numRows;
              if (rows == data.rows()) {
                epoch++;
                rows = 0;
              }
            }
          }
        """
        .formatted(seed);
  }
}
