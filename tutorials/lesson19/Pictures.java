package lesson19;

import gradus.History;
import gradus.Network;
import gradus.data.Dataset;
import gradus.plots.DecisionBoundary;
import gradus.plots.LinePlot;
import gradus.plots.Plot;
import java.nio.file.Path;

/** The first two pictures of lesson 19. */
final class Pictures {
  private Pictures() {}

  static void losses(History plain, History decayed, int bestEpoch) {
    int count = plain.epochs().size();
    double[] epochs = new double[count];
    double[] training = new double[count];
    double[] validation = new double[count];
    double[] withDecay = new double[count];
    for (int i = 0; i < count; i++) {
      epochs[i] = i + 1;
      training[i] = plain.epochs().get(i).trainingLoss();
      validation[i] = plain.epochs().get(i).validationLoss();
      withDecay[i] = decayed.epochs().get(i).validationLoss();
    }
    LinePlot plot =
        LinePlot.of(
            "The validation loss turns at epoch " + bestEpoch + ", the training loss falls on",
            "20 points to learn from; what is learned after the dot is learned by heart");
    plot.axes("epoch", "loss").level("guessing evenly: ln 2", StrictMath.log(2));
    plot.line("training", epochs, training);
    plot.line("validation", epochs, validation);
    plot.line("validation, weight decay", epochs, withDecay);
    plot.mark("", bestEpoch, validation[bestEpoch - 1]);
    plot.save(Path.of("target", "overfit-loss.png"));
    System.out.println("The losses are in target/overfit-loss.png,");
    plot.show();
  }

  static void boundary(Network network, Dataset train) {
    Plot boundary = DecisionBoundary.of(network, train).titled("20 points, learned by heart");
    boundary.save(Path.of("target", "overfit-boundary.png"));
    System.out.println("the boundary without any help in target/overfit-boundary.png,");
    boundary.show();
  }
}
