package gradus.web.page;

import gradus.*;
import gradus.data.*;
import gradus.layers.*;
import gradus.losses.*;
import gradus.optimizers.*;
import gradus.math.*;
import java.util.Random;
import org.teavm.jso.dom.html.HTMLDocument;

public final class Playground {
  public static void main(String[] args) {
    StringBuilder b = new StringBuilder();
    try {
    for (int s = 0; s < 3; s++) {
      b.append(run(s)).append('\n');
    }
    } catch (Throwable e) { b.append(e.getClass().getName() + e.getMessage()); }
    HTMLDocument.current().getBody().setAttribute("data-out", b.toString());
    System.out.println(b);
  }
  public static String run(int s) {
    Dataset data = Synthetic.spirals(300, 3, 0.03, s);
    Random random = new Random(s);
    Network network = new Network(new Dense(2, 8, random), s == 0 ? new Tanh() : s==1 ? new ReLU() : new Sigmoid(), new Dense(8, 8, random), new Tanh(), new Dense(8, 3, random), new Softmax());
    Trainer trainer = new Trainer(network, new CrossEntropy(), s == 2 ? new Adam(network.parameters(), 0.01) : new SGD(network.parameters(), 0.1));
    trainer.setBatchSize(s == 0 ? 300 : 10);
    trainer.setQuiet(true);
    trainer.setSeed(s);
    long t = System.nanoTime();
    History h = trainer.fit(data, s == 0 ? 1000 : 100);
    long ms = (System.nanoTime() - t) / 1000000;
    long hash = 17;
    for (Parameter p : network.parameters()) for (int i = 0; i < p.value.getNumElements(); i++) hash = hash * 31 + Double.doubleToLongBits(p.value.data[i]);
    return Long.toHexString(hash) + " " + trainer.lastLoss() + " steps " + trainer.steps() + " " + ms + " ms " + new Random(5).nextGaussian() + String.format(java.util.Locale.ROOT, " %.4f %d %s", 2.5, 3, 0.1);
  }
}
