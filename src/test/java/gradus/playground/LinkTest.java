package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {
  private static final GivenData GIVEN = Run.fromJar();

  private static Experiment parse(String text) {
    return Link.parse(text, GIVEN);
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aThousandRandomSetupsComeBackAsTheyWere() {
    RandomSetups random = new RandomSetups(1);
    for (int i = 0; i < 1000; i++) {
      Setup setup = random.setup();
      String text = Link.of(setup);
      assertThat(parse(text)).as(text).isEqualTo(new Experiment(setup, 0));
      assertThat(text).matches("[a-z0-9.,:;=&E-]+");
    }
  }

  @Test
  void changesByHandComeBackAsTheyWere() {
    RandomSetups random = new RandomSetups(2);
    for (int i = 0; i < 100; i++) {
      Experiment experiment = random.experiment(30);
      String text = Link.of(experiment);
      assertThat(parse(text)).as(text).isEqualTo(experiment);
    }
  }

  @Test
  void aLinkReadsLikeASentence() {
    assertThat(Link.of(Setup.of(DataKind.MOONS)))
        .isEqualTo(
            "data=moons&rows=200&noise=0.1&train=0.5&kept=1&split=1&scaled=no&features=x1,x2"
                + "&layers=4:tanh&loss=crossentropy&optimizer=sgd&rate=0.1&penalty=none&strength=0"
                + "&batch=10&start=uniform&bug=none&seed=1&steps=0");
  }

  @Test
  void whatIsntSaidIsUsual() {
    assertThat(parse("data=xor").setup()).isEqualTo(Setup.of(DataKind.XOR));
    assertThat(parse("data=sine").setup()).isEqualTo(Setup.of(DataKind.SINE));
    assertThat(parse("https://example.org/playground.html#data=xor&seed=7").setup())
        .isEqualTo(Setup.of(DataKind.XOR).withSeed(7));
    assertThat(parse("data=iris&columns=2,3").setup())
        .isEqualTo(Setup.of(DataSetup.of(DataKind.IRIS, GIVEN.rows(DataKind.IRIS), 2, 3)));
    assertThat(parse("data=xor&layers=none").setup().layers()).isEmpty();
  }

  @Test
  void rubbishIsRefusedInOneSentence() {
    assertRefused("", "The link is empty: it begins with data=, as in data=xor.");
    assertRefused(
        "hello", "The link has \"hello\", but expects words such as data=xor or rate=0.1.");
    assertRefused(
        "data=xor&color=red",
        "The link has \"color=red\", but expects words such as data=xor or rate=0.1.");
    assertRefused("seed=1", "The link has no data: it needs data=, as in data=xor.");
    assertRefused("data=xor&seed=1&seed=2", "The link has \"seed\" twice.");
    assertRefused(
        "data=<script>",
        "The link has \"<script>\" in data, but expects one of: xor, blobs, moons, circles, spirals,"
            + " checkerboard, line, sine, plane, hills, iris, penguins, own.");
    assertRefused(
        "x".repeat(1_000_000),
        "The link has 1000000 characters, but the playground reads at most 60000.");
  }

  @Test
  void numbersThatAreNoneAreRefusedInOneSentence() {
    String notANumber = "The link has \"%s\" in rate, but expects a number, such as 0.1.";
    for (String text : List.of("NaN", "Infinity", "1e5", "0x1", "1E999", "", "1f", "--1")) {
      assertRefused("data=xor&rate=" + text, notANumber.formatted(text));
    }
    assertRefused(
        "data=xor&layers=1000000:relu", "A hidden layer got 1000000 units, but expects 1 to 32.");
    assertRefused(
        "data=xor&layers=" + "4:relu,".repeat(99) + "4:relu",
        "The setup got 100 hidden layers, but the playground expects at most 8.");
    assertRefused(
        "data=xor&rows=1000000000",
        "The link has \"1000000000\" in rows, but expects a whole number, such as 4.");
    assertRefused(
        "data=xor&rows=100000", "The data got 100000 rows, but the playground expects 4 to 2000.");
    assertRefused(
        "data=xor&batch=2.5",
        "The link has \"2.5\" in batch, but expects a whole number, such as 4.");
    assertRefused(
        "data=xor&steps=2000000",
        "The training got 2000000 steps, but the playground expects 0 to 1000000.");
  }

  @Test
  void partsThatDontFitAreRefusedInOneSentence() {
    assertRefused(
        "data=sine&features=x2",
        "The setup got the feature X2, but these data have a single column.");
    assertRefused(
        "data=sine&loss=crossentropy",
        "The setup got the loss CROSS_ENTROPY for a regression, but that needs SQUARED_ERROR.");
    assertRefused(
        "data=xor&layers=8",
        "The link has \"8\" in layers, but expects units and an activation, such as 8:relu.");
    assertRefused(
        "data=xor&layers=8:relu:norm:fast",
        "The link has \"8:relu:norm:fast\" in layers, but expects drop0.2 or norm after units and"
            + " activation.");
    assertRefused(
        "data=iris&columns=2,9",
        "The data got the columns 2 and 9 for x1 and x2, but iris has columns 0 to 3.");
    assertRefused(
        "data=own&points=hello",
        "The link has \"hello\" in points, but expects the number of classes and then points, such"
            + " as 2;0,0,0;1,1,1.");
    assertRefused(
        "data=own&points=2;0,0,0;1,1",
        "Point 1 has 2 numbers, but expects 3: its inputs and its class or number.");
    assertRefused(
        "data=own&points=2;0,0,0;1,1,7",
        "A point got the class 7.0, but the classes go from 0 to 1.");
    assertRefused(
        "data=xor&steps=9&events=rate:5",
        "The link has \"rate:5\" in events, but expects changes such as rate:100:0.3 or"
            + " edit:100:0:1:2:0.5.");
    assertRefused(
        "data=xor&steps=9&events=rate:10:0.1",
        "A change at step 10 doesn't fit: changes come in the order of their steps, up to step 9.");
  }

  @Test
  void tooManyOwnNumbersGetASentence() {
    DataSetup many = DataSetup.of(DataKind.MOONS).withRows(2000).asOwn();
    assertThatThrownBy(() -> Link.of(Setup.of(many)))
        .hasMessage(
            "This experiment has too many numbers of its own for a link of at most 60000 characters:"
                + " hand over its program or its data file instead.");
  }
}
