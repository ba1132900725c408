package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed page in a real Chromium: it does what its controls say, to the JVM's bits. */
class PlaygroundPageTest {
  private static final Path PAGE = Path.of("docs", "playground.html");
  private static final String READY = "document.getElementById('hash')?.textContent.length === 16";
  private static final int LARGEST_FILE = 900_000;

  @TempDir static Path folder;
  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Chromium.assumeInstalled();
    browser = new Chromium(folder, 1280, 900);
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() {
    open("");
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.problems()).isEmpty();
  }

  private static void open(String fragment) {
    browser.open(PAGE.toUri() + fragment, READY);
  }

  /** Another fragment in the page that is open. */
  private static void follow(String link) {
    browser.evaluate("location.hash = " + quoted("#" + link));
  }

  private static String quoted(String text) {
    return new com.google.gson.JsonPrimitive(text).toString();
  }

  private static String textOf(String id) {
    return browser.text("document.getElementById('" + id + "').textContent");
  }

  /** What the page says that it has done, repeated on the JVM. */
  private static Session repeated() {
    String link = browser.text("decodeURIComponent(location.hash.slice(1))");
    return new Session(Link.parse(link, Run.fromJar()));
  }

  private static void assertSameBits() {
    Session session = repeated();
    assertThat(textOf("at-step")).isEqualTo(Integer.toString(session.step()));
    assertThat(textOf("hash")).as(Link.of(session.experiment())).isEqualTo(session.hash());
  }

  @Test
  void isOneFileThatIsSmallEnoughForAMail() throws IOException {
    assertThat(Files.size(PAGE)).isLessThan(LARGEST_FILE);
    assertThat(Files.readString(PAGE)).doesNotContain("src=\"http", "@import");
  }

  @Test
  void playTrainsUntilPause() {
    browser.click("#play");
    browser.await("+document.getElementById('at-step').textContent > 100");
    browser.click("#play");
    browser.await("document.getElementById('play').getAttribute('aria-label') === 'Play'");
    assertSameBits();
    assertThat(Double.parseDouble(textOf("training-loss"))).isLessThan(0.78);
  }

  @Test
  void oneStepBackHasTheBitsOfBefore() {
    browser.click("#step");
    browser.click("#step");
    String second = textOf("hash");
    browser.click("#step");
    assertThat(textOf("hash")).isNotEqualTo(second);
    browser.click("#back");
    assertThat(textOf("hash")).isEqualTo(second);
    assertThat(textOf("at-step")).isEqualTo("2");
    assertSameBits();
  }

  @Test
  void theSliderGoesToAnyStepOfThePast() {
    browser.click("#step");
    String first = textOf("hash");
    browser.click("#one-epoch");
    browser.click("#one-epoch");
    browser.set("#past", "1");
    assertThat(textOf("at-step")).isEqualTo("1");
    assertThat(textOf("hash")).isEqualTo(first);
  }

  @Test
  void aUnitAndALayerAreAddedAndTakenAway() {
    int before = units();
    browser.click("[aria-label='one unit more in layer 1']");
    assertThat(units()).isEqualTo(before + 1);
    assertThat(repeated().setup().layers().get(0).units()).isEqualTo(5);
    browser.click("[aria-label='one hidden layer more']");
    assertThat(units()).isEqualTo(before + 6);
    browser.click("[aria-label='one hidden layer less']");
    browser.click("[aria-label='one unit less in layer 1']");
    assertThat(units()).isEqualTo(before);
    browser.click("#undo");
    assertThat(units()).isEqualTo(before + 1);
    assertSameBits();
  }

  private static int units() {
    return browser.evaluate("document.querySelectorAll('[data-unit]').length").getAsInt();
  }

  @Test
  void theRateChangesWhileItTrains() {
    browser.click("#one-epoch");
    browser.set("#rate", "0.05");
    browser.click("#one-epoch");
    assertThat(repeated().experiment().events()).containsExactly(new Event.Rate(10, 0.05));
    assertSameBits();
  }

  @Test
  void aRateThatIsNoneIsRefusedInASentence() {
    browser.set("#rate", "fast");
    assertThat(textOf("message"))
        .isEqualTo("The learning rate \"fast\" isn't a number, such as 0.1.");
    browser.set("#rate", "0");
    assertThat(textOf("message"))
        .isEqualTo(
            "The learning rate is 0.0, but the playground expects a number from 0.000001 to 1000.");
  }

  @Test
  void aWeightIsTypedIn() {
    browser.click("[data-unit='0.1']");
    assertThat(textOf("inspector")).contains("z = ", "dL/dz = ", "bias b");
    browser.set("#weight-0", "1.25");
    assertThat(repeated().dense(0).weights.value.get(0, 1)).isEqualTo(1.25);
    assertSameBits();
  }

  @Test
  void aLinkIsOpened() {
    Setup setup = Setup.of(DataKind.SPIRALS).withLearningRate(0.2);
    Session session = new Session(new Experiment(setup, 150));
    open("#" + Link.of(session.experiment()));
    assertThat(textOf("hash")).isEqualTo(session.hash());
    assertThat(textOf("at-step")).isEqualTo("150");
  }

  @Test
  void aLongTrainingIsRepeatedBetweenFrames() {
    Setup setup = Setup.of(DataKind.MOONS);
    Event rate = new Event.Rate(700, 0.3);
    Session session = new Session(new Experiment(setup, List.of(rate), 1500));
    open("#" + Link.of(session.experiment()));
    browser.await("document.getElementById('at-step').textContent === '1500'");
    browser.await("document.getElementById('play').getAttribute('aria-label') === 'Play'");
    assertThat(textOf("hash")).isEqualTo(session.hash());
  }

  @Test
  void aBrokenLinkGivesASentenceAndNoMarkup() {
    follow("data=<img src=x onerror=alert(1)>");
    browser.await("document.getElementById('message').textContent !== ''");
    assertThat(textOf("message")).contains("<img");
    assertThat(browser.evaluate("document.querySelectorAll('img').length").getAsInt()).isZero();
  }

  @Test
  void aPresetIsOpenedByItsName() {
    open("#preset=xor-line");
    assertThat(repeated().setup()).isEqualTo(Presets.named("xor-line").setup());
    assertThat(textOf("try")).isEqualTo(Presets.named("xor-line").hint());
  }

  @Test
  void theCodeIsThatOfTheTraining() {
    browser.click("#one-epoch");
    browser.click("#code");
    assertThat(textOf("text")).isEqualTo(Code.of(repeated().experiment()));
  }

  @Test
  void theWorkedExampleIsThatOfTheChosenPoint() {
    browser.click("#worked");
    Session session = repeated();
    DataSetup data = session.setup().data();
    double x = session.trainingPoints().inputs().get(0, data.xColumn());
    double y = session.trainingPoints().inputs().get(0, data.yColumn());
    double label = session.trainingPoints().classOf(0);
    assertThat(textOf("text")).isEqualTo(session.workedExample(x, y, label));
  }

  @Test
  void bundledFlowersTrainToo() {
    browser.click("[data-kind='IRIS']");
    browser.click("#one-epoch");
    assertThat(repeated().setup().data().given().rows()).isEqualTo(150);
    assertSameBits();
  }

  private static void drop(String name, String text) {
    browser.evaluate(
        "(() => { const t = new DataTransfer();"
            + " t.items.add(new File([%s], %s));".formatted(quoted(text), quoted(name))
            + " document.dispatchEvent(new DragEvent('drop', {dataTransfer: t})); })()");
  }

  @Test
  void aDroppedFileIsReadAndItsNamesAreTextOnly() {
    StringBuilder csv = new StringBuilder("a,b,<b>c</b>,kind\n");
    for (int i = 0; i < 40; i++) {
      String kind = i % 2 == 0 ? "<i>even</i>" : "odd";
      csv.append("%d,%d,%d,%s%n".formatted(i, i * i % 17, i % 5, kind));
    }
    drop("own.csv", csv.toString());
    browser.await("document.getElementById('legend').textContent.includes('odd')");
    assertThat(textOf("legend")).contains("<i>even</i>");
    assertThat(browser.evaluate("document.querySelectorAll('i:empty, b').length").getAsInt())
        .isEqualTo(units()); // the bars of the biases
    browser.click("#all-columns");
    browser.click("#one-epoch");
    assertThat(textOf("message")).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadGivesTheReadersSentence() {
    drop("broken.csv", "a,b,label\n1,two,x\n2,3,y\n");
    browser.await("document.getElementById('message').textContent !== ''");
    assertThat(textOf("message")).contains("broken.csv", "two");
  }

  @Test
  void filesThatDontFitSayWhy() {
    StringBuilder rows = new StringBuilder("a,b,kind\n");
    StringBuilder classes = new StringBuilder("a,b,kind\n");
    StringBuilder one = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 100_000; i++) {
      rows.append(i % 100).append(",1,").append(i % 2 == 0 ? "x\n" : "y\n");
      classes.append(i < 500 ? i % 7 + "," + i + ",kind" + i % 50 + "\n" : "");
      one.append(i < 100 ? i + ",2,same\n" : "");
    }
    assertRefused("many-rows.csv", rows, "100000 rows", "2 to 2000");
    assertRefused("many-classes.csv", classes, "50 classes", "2 to 10");
    assertRefused("one-class.csv", one, "one-class", "same");
  }

  private static void assertRefused(String name, StringBuilder csv, String... words) {
    browser.evaluate("document.getElementById('message').textContent = ''");
    drop(name, csv.toString());
    browser.await("document.getElementById('message').textContent !== ''");
    assertThat(textOf("message")).contains(words).doesNotContain("Error");
  }

  @Test
  void aPointIsAddedByAClick() {
    int before = repeated().trainingPoints().rows() + repeated().testPoints().rows();
    browser.set("#tool", "add1");
    browser.click("#points");
    Setup setup = repeated().setup();
    assertThat(setup.data().kind()).isEqualTo(DataKind.OWN);
    assertThat(setup.data().given().rows()).isEqualTo(before + 1);
    assertSameBits();
  }

  /** The pictures of docs/playground are these, from target/playground-pictures. */
  @Test
  void presetsTrainAndAreDrawn() throws IOException {
    Path pictures = Files.createDirectories(Path.of("target", "playground-pictures"));
    try {
      browser.resize(1180, 900, 0.42);
      for (Preset preset : Presets.all()) {
        open("#preset=" + preset.name());
        browser.evaluate(
            "for (let i = 0; i < 30; i++) document.getElementById('one-epoch').click()");
        assertSameBits();
        browser.saveScreenshot(pictures.resolve(preset.name() + ".png"));
      }
    } finally {
      browser.resize(1280, 900, 1);
    }
  }

  /** {@code -Dgradus.setups=100} asks for more. */
  @Test
  void randomSetupsHaveTheJvmsBits() {
    RandomSetups random = new RandomSetups(23);
    for (int i = 0; i < Integer.getInteger("gradus.setups", 10); i++) {
      Session session = new Session(new Experiment(random.setup(), 300));
      String link = Link.of(session.experiment());
      browser.evaluate("document.getElementById('hash').textContent = ''");
      follow(link);
      browser.await(READY);
      assertThat(textOf("hash")).as(link).isEqualTo(session.hash());
    }
  }

  /** Where a browser or a processor has no multiply-add, the page has its own. */
  @Test
  void trainsToTheSameBitsWithAndWithoutTheProcessorsMultiplyAdd() {
    Session session = new Session(new Experiment(Setup.of(DataKind.SPIRALS), 300));
    String link = "#" + Link.of(session.experiment());
    open(link);
    assertThat(textOf("hash")).isEqualTo(session.hash());
    String script =
        browser
            .call(
                "Page.addScriptToEvaluateOnNewDocument",
                "source",
                "WebAssembly.validate = () => false;")
            .get("identifier")
            .getAsString();
    try {
      open(link);
      assertThat(browser.text("document.documentElement.dataset.multiplyAdd"))
          .isEqualTo("software");
      assertThat(textOf("hash")).isEqualTo(session.hash());
    } finally {
      browser.call("Page.removeScriptToEvaluateOnNewDocument", "identifier", script);
    }
  }

  /** Three rates are compared; then another preset is opened, whose data have other classes. */
  @Test
  void aComparisonOfRatesEndsWithItsNetwork() {
    browser.evaluate("document.getElementById('rates-box').open = true");
    browser.await("document.getElementById('rates-pictures').textContent.includes('loss')");
    browser.set("#rate", "0.1");
    assertThat(textOf("rates-pictures")).contains("rate 0.3").contains("loss");
    browser.click("[data-kind='SPIRALS']");
    browser.await("document.getElementById('rates-pictures').textContent === ''");
    assertThat(browser.evaluate("document.getElementById('rates-box').open").getAsBoolean())
        .isFalse();
  }

  /** {@code -Dgradus.sequences=1000} asks for more. */
  @Test
  void randomActionsNeverFailAndCanBeRepeated() {
    RandomActions actions = new RandomActions(browser, 29);
    for (int i = 0; i < Integer.getInteger("gradus.sequences", 5); i++) {
      open("");
      List<String> done = actions.some(30);
      assertThat(browser.problems()).as("%s", done).isEmpty();
      Session session = repeated();
      assertThat(textOf("hash")).as("%s", done).isEqualTo(session.hash());
    }
  }
}
