package gradus.plots;

import gradus.inspect.LayerMonitor;
import java.awt.Color;

/**
 * One curve for each layer that a {@link LayerMonitor} watched, on a logarithmic axis: what differs
 * by factors is seen as distance. The layers get lighter from the input to the output.
 */
abstract class LayerCurves extends CurvePlot {
  static final String NOTHING_MEASURED =
      "nothing is measured yet: add the monitor with trainer.addListener(monitor), and fit";

  LayerCurves(String title) {
    super(title, "step");
    logAxis();
  }

  final void add(LayerMonitor monitor, int layer, double[] numbers) {
    long[] steps = monitor.steps();
    double[] xs = new double[steps.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = steps[i];
    }
    add(monitor.layers().get(layer), xs, numbers);
  }

  @Override
  final String label(String name, double last) {
    return name + ": " + NumberFormats.shortest(last, 2);
  }

  @Override
  final Color color(int curve) {
    return theme().inOrder(curve, curves().size());
  }
}
