package gradus.persist;

import static gradus.persist.Hostile.assertRefused;
import static gradus.persist.Hostile.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.files.CsvOptions;
import gradus.data.files.CsvReader;
import gradus.data.files.CsvSchema;
import gradus.data.files.Missing;
import gradus.layers.Dense;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema of CSV files travels with a model; one that can't be is refused with its place. */
class ModelSchemaTest {
  private static final String X = ModelBytes.NAME;
  private static final String MISFIT = X + " doesn't fit together: CsvSchema got the ";

  /** A sound schema; in it, ` stands for a quote. */
  private static final String SOUND =
      "{`columns`:[`a`,`b`,`y`],`label`:`y`,`class_names`:[],`dropped`:[],`categories`:{},"
          + "`missing`:`MEAN`,`means`:[0.1,-2e-300],`separator`:`;`,`decimal_comma`:true,"
          + "`header`:true,`comment`:`#`,`missing_texts`:[``,`NA`]}";

  @TempDir Path folder;

  private static Model pets(CsvSchema schema) {
    Network network =
        new Network(
            new Dense(schema.featureNames().size(), schema.classNames().size(), new Random(1)),
            new Softmax());
    return new Model(
        network,
        List.of(),
        null,
        schema.featureNames(),
        schema.classNames(),
        schema,
        new Provenance(Map.of()));
  }

  /** Each of its parts is as it isn't by default. */
  private static CsvSchema unusual() {
    return new CsvSchema(
        List.of("no.", "weight \"kg\"", "kind", "coat", "städte\n"),
        "kind",
        List.of("Katze", "Hund", "\u001b[31m"),
        List.of("no."),
        Map.of("coat", List.of("short", "long")),
        Missing.MEAN,
        List.of(0.1 + 0.2, Double.MIN_VALUE, -1.5, 1e300),
        new CsvSchema.Format('\t', true, false, '%', List.of("", "?", "NA")));
  }

  @Test
  void itComesBackAsItWas() {
    Model model = pets(unusual());
    Model loaded = ModelBytes.load(ModelBytes.of(model));
    assertThat(loaded.schema()).isEqualTo(unusual());
    CsvSchema usual =
        new CsvSchema(
            List.of("x", "y"),
            "y",
            List.of("a", "b"),
            List.of(),
            Map.of(),
            Missing.REFUSE,
            List.of(),
            new CsvSchema.Format(',', false, true, (char) 0, List.of("")));
    assertThat(ModelBytes.load(ModelBytes.of(pets(usual))).schema()).isEqualTo(usual);
    assertThat(Models.describe(loaded))
        .contains("\nschema    CsvSchema(5 columns, 4 inputs, 3 classes to predict)");
  }

  @Test
  void aModelWithoutOneIsTheFileItAlwaysWas() {
    Model plain = ModelBytes.load(Hostile.file());
    assertThat(plain.schema()).isNull();
    assertThat(new ModelFile(plain).metadata).doesNotContainKey("schema");
    assertThatThrownBy(() -> CsvReader.readInputs(Path.of("new.csv"), plain.schema()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CsvReader got no schema (null) for new.csv: a loaded model has one if it was saved"
                + " with one, as in Models.save(model.withSchema(schema), path).");
    assertThatThrownBy(() -> CsvReader.read(Path.of("new.csv"), plain.schema()))
        .hasMessageStartingWith("CsvReader got no schema (null) for new.csv: ");
  }

  @Test
  void whateverElseOfAModelIsChangedTheSchemaStays() {
    Model model = pets(unusual());
    assertThat(model.withNetwork(model.network()).schema()).isEqualTo(unusual());
    assertThat(model.withProvenance(Provenance.ofThisProgram()).schema()).isEqualTo(unusual());
    Model line = ModelBytes.load(withSchema(SOUND));
    assertThat(line.withTargetScaler(null).schema()).isEqualTo(line.schema());
    assertThat(line.schema().means()).containsExactly(0.1, -2e-300);
  }

  @Test
  void theSchemaOfOtherDataIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "a,b,c\n1,2,no\n2,3,yes\n");
    CsvSchema other =
        CsvReader.schema(file, CsvOptions.classification().classNames("no", "yes").label("c"));
    String end =
        ": take the schema that the training set was read by, and make the model of that data set.";
    Model model = pets(unusual());
    assertThatThrownBy(() -> model.withSchema(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The model got a schema with the features [a, b], but its own are [weight \"kg\","
                + " coat=short, coat=long, städte\\u000a]"
                + end);
    Model yesOrNo = ModelBytes.load(withSchema(SOUND));
    assertThatThrownBy(() -> yesOrNo.withSchema(other))
        .hasMessage("The model got a schema with the classes [no, yes], but its own are []" + end);
    assertThatThrownBy(() -> Model.of(model.network()).withSchema(unusual()))
        .hasMessageContaining(", but its own are []" + end);
  }

  @Test
  void anotherProgramReadsTheNextFileByIt() throws IOException {
    String train = "kind;weight;coat\ncat;4;short\ndog;30;long\ncat;5;long\ndog;?;wire\n";
    Path first = Files.writeString(folder.resolve("train.csv"), train);
    CsvOptions options =
        CsvOptions.classification()
            .separator(';')
            .label("kind")
            .categorical("coat")
            .missingText("?")
            .missing(Missing.MEAN);
    CsvSchema schema = CsvReader.schema(first, options);
    Path saved = folder.resolve("pets.safetensors");
    Models.save(pets(schema), saved);

    Model model = Models.load(saved);
    Path next = Files.writeString(folder.resolve("next.csv"), "coat;weight\nwire;?\nshort;3\n");
    Matrix inputs = CsvReader.readInputs(next, model.schema());
    // (4 + 30 + 5) / 3 = 13; the coats are long, short and wire.
    assertThat(inputs.data).containsExactly(13, 0, 0, 1, 3, 0, 1, 0);
    List<Prediction> predictions = new Classifier(model).predictAll(inputs);
    assertThat(predictions).hasSize(2);
    assertThat(predictions.get(0)).isEqualTo(new Classifier(model).predict(13, 0, 0, 1));
    assertThat(predictions.get(1)).isEqualTo(new Classifier(model).predict(3, 0, 1, 0));
  }

  private static byte[] withSchema(String schema) {
    return with(
        "'feature_names':'[]'", "'feature_names':'[`a`,`b`]','schema':'%s'".formatted(schema));
  }

  private static void assertSchemaRefused(String sound, String hostile, String message) {
    assertThat(SOUND).contains(sound);
    assertRefused(withSchema(SOUND.replace(sound, hostile)), message);
  }

  @Test
  void schemasThatAreNone() {
    assertRefused(withSchema("[]"), X + ": the schema is \"[]\", but expects a JSON object.");
    assertRefused(
        withSchema("{"),
        X + ": the metadata \"schema\" is not valid JSON near \"$.\", or nested deeper than 8.");
    assertSchemaRefused(",`label`:`y`", "", X + ": the schema has no field \"label\".");
    assertSchemaRefused(
        "`label`",
        "`labels`:1,`label`",
        X + ": the schema has a field \"labels\" that this version of Gradus doesn't know.");
  }

  @Test
  void fieldsOfAnotherType() {
    String has = X + ": the schema has the field ";
    assertSchemaRefused("`label`:`y`", "`label`:2", has + "\"label\" \"2\", but expects a text.");
    for (String wrong : List.of("`a`", "[`a`,1]", "{}", "[[`a`]]", "null")) {
      assertSchemaRefused(
          "`columns`:[`a`,`b`,`y`]",
          "`columns`:" + wrong,
          has + "\"columns\" \"" + wrong.replace('`', '"') + "\", but expects texts in brackets.");
    }
    for (String wrong : List.of("0.1", "[`1`]", "[1e999]", "[null]")) {
      String shown = wrong.replace('`', '"').replace("1e999", "1E+999");
      assertSchemaRefused(
          "`means`:[0.1,-2e-300]",
          "`means`:" + wrong,
          has + "\"means\" \"" + shown + "\", but expects finite numbers in brackets.");
    }
    assertSchemaRefused(
        "`header`:true", "`header`:1", has + "\"header\" \"1\", but expects true or false.");
    assertSchemaRefused(
        "`categories`:{}",
        "`categories`:[]",
        X + ": the schema, categories is \"[]\", but expects a JSON object.");
    assertSchemaRefused(
        "`categories`:{}",
        "`categories`:{`a`:`b`}",
        X
            + ": the schema, categories has the field \"a\" \"\"b\"\", but expects texts in"
            + " brackets.");
    assertSchemaRefused(
        "MEAN",
        "MEDIAN",
        has
            + "\"missing\" \"MEDIAN\", but this version of Gradus knows [REFUSE, DROP_ROW, MEAN, KEEP].");
    String one = "\", but expects one character.";
    assertSchemaRefused("`separator`:`;`", "`separator`:``", has + "\"separator\" \"" + one);
    assertSchemaRefused("`separator`:`;`", "`separator`:`;;`", has + "\"separator\" \";;" + one);
    assertSchemaRefused("`comment`:`#`", "`comment`:`//`", has + "\"comment\" \"//" + one);
  }

  @Test
  void theSchemaOfAWideTableHasRoomInAFile() {
    List<String> columns = new ArrayList<>(List.of("a", "b", "y"));
    for (int i = 0; i < 10_000; i++) {
      columns.add("column" + i);
    }
    List<String> dropped = columns.subList(3, columns.size());
    CsvSchema schema =
        new CsvSchema(
            columns,
            "y",
            List.of(),
            dropped,
            Map.of(),
            Missing.KEEP,
            List.of(),
            new CsvSchema.Format(',', false, true, '#', List.of("")));
    Model model = ModelBytes.load(withSchema(SOUND)).withSchema(schema);
    assertThat(ModelBytes.load(ModelBytes.of(model)).schema()).isEqualTo(schema);
  }

  @Test
  void partsThatDoNotFitTogether() {
    assertSchemaRefused(
        "[`a`,`b`,`y`]",
        "[`a`,`b`,`y`,`y`]",
        MISFIT + "columns [a, b, y, y], but expects at least 2, all different.");
    assertSchemaRefused(
        "`label`:`y`", "`label`:`z`", MISFIT + "label \"z\", but its columns are [a, b, y].");
    assertSchemaRefused(
        "`dropped`:[]",
        "`dropped`:[`y`]",
        MISFIT + "dropped column \"y\", but its columns are [a, b].");
    assertSchemaRefused(
        "`categories`:{}",
        "`categories`:{`a`:[]}",
        MISFIT + "categories [], but expects at least 1, all different.");
    assertSchemaRefused(
        "`class_names`:[]",
        "`class_names`:[`no`]",
        MISFIT + "classes [no], but expects at least 2, all different.");
    assertSchemaRefused(
        "[0.1,-2e-300]", "[]", MISFIT.replace("the ", "") + "0 means, but expects 2.");
    String misfit = X + " doesn't fit together: ";
    assertSchemaRefused(
        "`separator`:`;`",
        "`separator`:`#`",
        misfit
            + "'#' cannot both separate cells and begin a comment: choose another separator or"
            + " comment.");
    assertSchemaRefused(
        "[`a`,`b`,`y`]",
        "[`b`,`a`,`y`]",
        misfit
            + "The model got a schema with the features [b, a], but its own are [a, b]: take the"
            + " schema that the training set was read by, and make the model of that data set.");
  }
}
