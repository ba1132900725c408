package gradus.persist;

import gradus.Network;
import gradus.data.Transform;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Shapes;
import gradus.math.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Saves models and loads them, and exchanges weights with PyTorch.
 *
 * <pre>{@code
 * Models.save(Model.of(trainer, train, scale), Path.of("iris.safetensors"));
 *
 * Classifier classifier = new Classifier(Models.load(Path.of("iris.safetensors")));
 * System.out.println(classifier.predict(5.1, 3.5, 1.4, 0.2));   // setosa (99.8 %)
 * }</pre>
 *
 * <p>The file is a safetensors file with a checksum: Python reads the weights, see the README, and
 * nobody who sends you one can make your program run code of theirs.
 */
public final class Models {
  private Models() {}

  /**
   * Saves a model, as a whole or not at all. Missing folders are made, an existing file is
   * replaced.
   *
   * <p>A layer of your own is saved with what it learned and remembers. Since reading a file must
   * not run unknown code, the program that loads it makes the network itself, see {@link
   * #load(Path, Network)}.
   *
   * @throws IllegalArgumentException if a weight is NaN or infinite, or the path is that of a
   *     folder
   * @throws java.io.UncheckedIOException if it cannot be written; an old file is then unchanged
   */
  public static void save(Model model, Path path) {
    ModelFile file = new ModelFile(model);
    for (Map.Entry<String, Matrix> entry : file.tensors.entrySet()) {
      Shapes.requireFinite("Models.save", "an entry in " + entry.getKey(), entry.getValue());
    }
    SafetensorsWriter.write(path, file.metadata, file.tensors);
  }

  /**
   * Loads a model: to the bit the one that was saved, in inference mode.
   *
   * @throws ModelFormatException if the file is damaged, or no model
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Model load(Path path) {
    return Safetensors.readChecked(path, file -> ModelFile.read(file, null));
  }

  /**
   * Loads a model into a network that the program has built, as it was when it was saved: the way
   * for layers of your own. Scaling and names come from the file.
   *
   * <pre>{@code
   * Network network = new Network(new Dense(4, 8, random), new Softsign(), new Dense(8, 3, random));
   * Model model = Models.load(Path.of("softsign.safetensors"), network);
   * }</pre>
   *
   * @return a model with this network, filled
   * @throws ModelFormatException if the file is damaged, or the network has other layers, settings
   *     or shapes; it is then unchanged
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Model load(Path path, Network network) {
    return Safetensors.readChecked(path, file -> ModelFile.read(file, network));
  }

  /**
   * What is in a model file and where it comes from, as text; with a layer of your own, load it and
   * print {@code model.network().summary()} instead.
   *
   * @throws ModelFormatException as {@link #load} does
   */
  public static String describe(Path path) {
    return describe(load(path));
  }

  /** In ASCII, whatever the file says: a console may not show the rest. */
  static String describe(Model model) {
    TextTable table = new TextTable("ll");
    for (Transform transform : model.transforms()) {
      table.add("transform", transform.toString());
    }
    if (model.targetScaler() != null) {
      table.add("targets", model.targetScaler().toString());
    }
    addNames(table, "features", model.featureNames());
    addNames(table, "classes", model.classNames());
    if (model.schema() != null) {
      table.add("schema", model.schema().toString());
    }
    for (Map.Entry<String, String> entry : model.provenance().entries().entrySet()) {
      table.add(ascii(entry.getKey()), ascii(entry.getValue()));
    }
    return model.network().summary() + "\n\n" + table;
  }

  private static void addNames(TextTable table, String what, List<String> names) {
    if (!names.isEmpty()) {
      table.add(what, ascii(Quote.of(names)));
    }
  }

  /** What a console may not show, or take for a command, is written out. */
  private static String ascii(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        shown.append(c);
      } else {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return shown.toString();
  }

  /**
   * Fills a network with the weights that PyTorch has saved: {@code
   * safetensors.torch.save_file(model.state_dict(), path)}, where the model is an {@code
   * nn.Sequential} with the same layers in the same places.
   *
   * <p>Layer i takes the tensors that begin with "i.". A Dense takes an {@code nn.Linear}, whose
   * weights are transposed, a Conv2D an {@code nn.Conv2d}, an Embedding an {@code nn.Embedding}, a
   * BatchNorm an {@code nn.BatchNorm1d}, and a LayerNorm an {@code nn.LayerNorm}. Settings such as
   * epsilon or a stride are not in such a file: give the network the same. An {@code nn.Flatten}
   * between images or symbols and a Dense is counted along; one that stands first has no
   * counterpart here: save {@code nn.Sequential(*model[1:]).state_dict()} to leave it out, which
   * counts the layers again ({@code model[1:]} alone keeps the old numbers).
   *
   * <p>PyTorch has no class for a Residual; this one has the names that are looked for, such as
   * "2.0.weight" for the first layer inside layer 2:
   *
   * <pre>{@code
   * class Residual(nn.Sequential):
   *     def forward(self, x):
   *         return x + super().forward(x)
   * }</pre>
   *
   * @return which tensors were taken, and which were not
   * @throws ModelFormatException if the file isn't sound, a tensor doesn't fit, the network wants
   *     one that isn't there, or one belongs to nothing in the network ({@code
   *     num_batches_tracked}, a counter, aside); then the network is unchanged
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static StateDictReport fromSafetensors(Path path, Network network) {
    return fromSafetensors(path, network, true);
  }

  /**
   * The same, with a choice: as in PyTorch, what isn't strict takes what is there and leaves the
   * rest of the network as it was.
   *
   * @param strict whether every tensor must have its place, and every place its tensor
   * @return which tensors were taken, and which were not: look at it
   * @throws ModelFormatException also if no tensor at all belongs to the network
   */
  public static StateDictReport fromSafetensors(Path path, Network network, boolean strict) {
    return Safetensors.read(path, file -> new StateDict(file, network).fill(strict));
  }

  /**
   * The way back: saves what a network learned for PyTorch, under the names and with the shapes
   * that {@link #fromSafetensors(Path, Network)} reads. There,
   *
   * <pre>{@code
   * model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3)).double()
   * model.load_state_dict(safetensors.torch.load_file(path))
   * }</pre>
   *
   * <p>fills a model with the same layers; settings, such as a BatchNorm's epsilon, are not in the
   * file. It needs an {@code nn.Flatten} where a Dense follows images or symbols, since that counts
   * as a layer. Scaling and names are not in the file either; {@link #save} keeps them.
   *
   * @throws IllegalArgumentException if a layer learns something and isn't one of Gradus, or if a
   *     weight is NaN or infinite
   * @throws java.io.UncheckedIOException if it cannot be written; an old file is then unchanged
   */
  public static void toSafetensors(Network network, Path path) {
    StateDict.write(network, path);
  }
}
