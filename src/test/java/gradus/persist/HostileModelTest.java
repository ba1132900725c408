package gradus.persist;

import static gradus.persist.Hostile.assertRefused;
import static gradus.persist.Hostile.row;
import static gradus.persist.Hostile.with;
import static gradus.persist.Hostile.withNetwork;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sound safetensors files that are no sound models, with a right checksum. */
class HostileModelTest {
  private static final String X = ModelBytes.NAME;
  private static final String KNOWN =
      "[Dense, BatchNorm, LayerNorm, Dropout, ReLU, LeakyReLU, ELU, GELU, SiLU, Sigmoid, Softplus,"
          + " Tanh, Softmax, Conv2D, MaxPool2D, AveragePool2D, GlobalAveragePool2D, Embedding, Residual]";
  private static final String MISFIT = X + " doesn't fit together: ";

  @Test
  void anotherKindOrVersion() {
    String expects =
        ", but expects \"gradus model 1\": it is another kind of file, or a newer Gradus wrote it.";
    assertRefused(
        with("gradus model 1", "gradus model 2"),
        X + " has the format \"gradus model 2\"" + expects);
    assertRefused(
        with("gradus model 1", "gradus checkpoint 1"),
        X + " has the format \"gradus checkpoint 1\"" + expects);
    assertRefused(with("'format':'gradus model 1',", ""), X + " has the format none" + expects);
  }

  @Test
  void otherMetadata() {
    assertRefused(
        with("'class_names'", "'classes'"),
        X + " has metadata \"classes\" that this version of Gradus doesn't know.");
    assertRefused(with("'class_names':'[]',", ""), X + " has no metadata \"class_names\".");
    assertRefused(
        with("'class_names':'[]'", "'class_names':'{}'"),
        X + ": the metadata \"class_names\" is not a JSON list, as in [].");
    assertRefused(
        with("'class_names':'[]'", "'class_names':'[1]'"),
        X + ": the metadata \"class_names\" has the entry \"1\", but expects texts.");
    assertRefused(
        with("'class_names':'[]'", "'class_names':''"),
        X
            + ": the metadata \"class_names\" is not valid JSON near \"$\", or nested deeper than 8.");
    assertRefused(
        with("'provenance':'{}'", "'provenance':'[]'"),
        X + ": the provenance is \"[]\", but expects a JSON object.");
    assertRefused(
        with("'provenance':'{}'", "'provenance':'{`epochs`:3}'"),
        X + ": the provenance has the field \"epochs\" \"3\", but expects a text.");
  }

  @Test
  void layersThatNobodyKnows() {
    assertRefused(
        with("Dense", "Conv3D"),
        X + ": layer 0 is of the kind \"Conv3D\", but this version of Gradus knows " + KNOWN + ".");
    assertRefused(
        with("Dense", "java.lang.Runtime"),
        X
            + ": layer 0 is of the kind \"java.lang.Runtime\", but this version of Gradus knows "
            + KNOWN
            + ".");
    assertRefused(
        with("{`kind`:`Dense`}", "`Dense`"),
        X + ": layer 0 is \"\"Dense\"\", but expects a JSON object.");
    assertRefused(with("{`kind`:`Dense`}", "{}"), X + ": layer 0 has no field \"kind\".");
    assertRefused(
        with("`Dense`", "`Dense`,`units`:1"),
        X + ": layer 0 has a field \"units\" that this version of Gradus doesn't know.");
  }

  @Test
  void noLayerAtAll() {
    assertRefused(withNetwork("[]", ""), MISFIT + "A network needs at least one layer.");
  }

  @Test
  void settingsThatALayerRefuses() {
    assertRefused(
        withNetwork("[{`kind`:`LeakyReLU`,`leak`:5}]", ""),
        MISFIT + "LeakyReLU got a leak of 5.0, but expects one between 0 and 1, such as 0.01.");
    assertRefused(
        withNetwork("[{`kind`:`ELU`,`alpha`:1e999}]", ""),
        X + ": layer 0 has the field \"alpha\" \"1E+999\", but expects a finite number.");
    assertRefused(
        withNetwork("[{`kind`:`ELU`,`alpha`:`1`}]", ""),
        X + ": layer 0 has the field \"alpha\" \"\"1\"\", but expects a finite number.");
    assertRefused(withNetwork("[{`kind`:`ELU`}]", ""), X + ": layer 0 has no field \"alpha\".");
    assertRefused(
        withNetwork("[{`kind`:`Dropout`,`rate`:1,`seed`:1,`step`:0}]", ""),
        MISFIT
            + "Dropout got a rate of 1.0, but expects the share to drop: at least 0 and below 1,"
            + " such as 0.5.");
    assertRefused(
        withNetwork("[{`kind`:`Dropout`,`rate`:0.5,`seed`:1,`step`:-1}]", ""),
        MISFIT + "Dropout got step -1, but steps start at 0.");
    assertRefused(
        withNetwork("[{`kind`:`Dropout`,`rate`:0.5,`seed`:1.5,`step`:0}]", ""),
        X + ": layer 0 has the field \"seed\" \"1.5\", but expects a whole number below 2^63.");
  }

  @Test
  void numbersThatAreNone() {
    assertRefused(
        with("", "", 1, Double.NaN, 3),
        X + ": tensor \"layers.0.weights\" has NaN at entry 1, but expects finite numbers.");
    assertRefused(
        with("", "", 1, 2, Double.NEGATIVE_INFINITY),
        X + ": tensor \"layers.0.biases\" has -Infinity at entry 0, but expects finite numbers.");
  }

  @Test
  void tensorsThatDoNotFit() {
    assertRefused(
        with("[1,1],'data_offsets':[16,24]", "[1,2],'data_offsets':[16,32]", 1, 2, 3, 4),
        X
            + ": tensor \"layers.0.biases\" (F64, [1, 2]) doesn't fit \"layers.0.weights\" (F64, [2,"
            + " 1]): expects one row, with a bias for each column of the weights.");
    assertRefused(
        with("layers.0.biases", "layers.1.biases"), X + " has no tensor \"layers.0.biases\".");
    assertRefused(
        with("}}", "}" + row("more", 1, 24) + "}", 1, 2, 3, 4),
        X + " has a tensor \"more\" that belongs to nothing in the model.");
    assertRefused(
        with("[2,1],'data_offsets':[0,16]},", "[0,1],'data_offsets':[0,0]},", 3, 4, 5),
        X
            + ": tensor \"layers.0.biases\" begins at byte 16 of the data, but expects 0: there is a"
            + " gap.");
  }

  @Test
  void layersThatDoNotFitTogether() {
    // Dense(1, 1), then LayerNorm(2)
    String tensors =
        row("layers.0.weights", 1, 0)
            + row("layers.0.biases", 1, 8)
            + row("layers.1.scale", 2, 16)
            + row("layers.1.shift", 2, 32);
    assertRefused(
        withNetwork(
            "[{`kind`:`Dense`},{`kind`:`LayerNorm`,`epsilon`:1e-5}]", tensors, 1, 2, 3, 4, 5, 6),
        MISFIT
            + "LayerNorm(2) cannot follow Dense(1, 1): it expects 2 inputs, but gets 1. Make the two"
            + " numbers equal.");
  }

  @Test
  void statisticsThatCannotBe() {
    String network = "[{`kind`:`BatchNorm`,`momentum`:0.1,`epsilon`:1e-5}]";
    String rows =
        row("layers.0.scale", 1, 0)
            + row("layers.0.shift", 1, 8)
            + row("layers.0.running_means", 1, 16);
    assertRefused(
        withNetwork(network, rows + row("layers.0.running_variances", 1, 24), 1, 0, 0, -0.5),
        X
            + ": tensor \"layers.0.running_variances\" has a variance of -0.5 at entry 0, but"
            + " expects 0 or more.");
    byte[] constant =
        withNetwork(network, rows + row("layers.0.running_variances", 1, 24), 1, 0, 0, 0);
    assertThat(ModelBytes.load(constant).network()).hasToString("BatchNorm(1)");
    assertRefused(
        withNetwork(network, rows + row("layers.0.running_variances", 2, 24), 1, 0, 0, 1, 1),
        X
            + ": tensor \"layers.0.running_variances\" (F64, [1, 2]) doesn't fit \"layers.0.scale\""
            + " (F64, [1, 1]): expects one row each, of the same length.");
  }

  private static byte[] withTransform(String transforms, String rows, double... more) {
    double[] numbers = new double[3 + more.length];
    System.arraycopy(more, 0, numbers, 3, more.length);
    String sound = "'transforms':'[]'";
    String header = Hostile.HEADER.replace(sound, transforms).replace("}}", "}" + rows + "}");
    return ModelBytes.file(Hostile.quoted(header), numbers);
  }

  @Test
  void transformsThatDoNotFit() {
    String imputer = "'transforms':'[{`kind`:`MeanImputer`}]'";
    assertRefused(
        withTransform(imputer, row("transforms.0.means", 3, 24), 1, 2, 3),
        MISFIT
            + "The model got the transform MeanImputer(3 columns), but takes 2 inputs:"
            + " pass the transforms that the network was trained with.");
    assertRefused(
        withTransform(imputer, row("transforms.0.means", 2, 24), 1, Double.NaN),
        MISFIT + "MeanImputer got a mean of NaN in row 0, column 1, but expects finite numbers.");
    assertRefused(
        withTransform("'transforms':'[{`kind`:`MeanImputer`,`rows`:9}]'", ""),
        X + ": transform 0 has a field \"rows\" that this version of Gradus doesn't know.");
    assertRefused(
        withTransform("'transforms':'[{`kind`:`PCA`}]'", ""),
        X
            + ": transform 0 is of the kind \"PCA\", but this version of Gradus knows [Standardizer,"
            + " MinMaxScaler, MeanImputer].");
    assertRefused(
        withTransform(
            "'transforms':'[{`kind`:`Standardizer`}]'",
            row("transforms.0.means", 2, 24) + row("transforms.0.deviations", 2, 40),
            1,
            1,
            1,
            -1),
        MISFIT + "Standardizer got a deviation of -1.0 in column 1, but expects 0 or more.");
  }

  @Test
  void targetScalersThatAreNone() {
    assertRefused(
        withTransform(
            "'transforms':'[]','target_scaler':'{`kind`:`MeanImputer`}'",
            row("target_scaler.means", 1, 24),
            1),
        X + ": the target scaler is a MeanImputer, but expects a Standardizer or a MinMaxScaler.");
  }

  @Test
  void namesThatDoNotFit() {
    assertRefused(
        with("'feature_names':'[]'", "'feature_names':'[`a`]'"),
        MISFIT + "The model got 1 feature name [a], but takes 2 inputs: each needs one.");
    assertRefused(
        with("'class_names':'[]'", "'class_names':'[`a`,`b`,`c`]'"),
        MISFIT
            + "The model got 3 class names [a, b, c], but its network has 1 output, which tells two"
            + " classes apart.");
    assertRefused(
        with("'class_names':'[]'", "'class_names':'[`a`,`a`]'"),
        MISFIT + "The model got two classes of the same name: [a, a].");
  }
}
