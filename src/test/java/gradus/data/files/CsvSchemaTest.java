package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.math.Matrix;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSchemaTest {
  private static final String TRAIN =
      """
      name,weight,coat,kind,indoors
      Tom,4,short,cat,1
      Rex,30,long,dog,0
      Kim,5,long,cat,1
      Bo,20,wire,dog,0
      """;

  /** The columns in another order, one more, another first class, and a category less. */
  private static final String TEST =
      """
      kind,indoors,age,weight,coat
      dog,0,7,25,wire
      cat,1,2,3,short
      """;

  @TempDir Path folder;

  private static DataFile file(String content) {
    return DataFile.ofBytes("pets.csv", content.getBytes(StandardCharsets.UTF_8));
  }

  private static CsvOptions pets() {
    return CsvOptions.classification().label("kind").drop("name").categorical("coat");
  }

  private static Dataset read(String content, CsvSchema schema) {
    return CsvReader.read(file(content), schema, "pets");
  }

  private static void assertRefused(String content, CsvSchema schema, String message) {
    assertThatThrownBy(() -> read(content, schema))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("pets.csv " + message);
    assertInputsRefused(content, schema, message);
  }

  private static void assertInputsRefused(String content, CsvSchema schema, String message) {
    assertThatThrownBy(() -> CsvReader.readInputs(file(content), schema))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("pets.csv " + message);
  }

  @Test
  void tellsWhatTheFileTaught() {
    CsvSchema schema = CsvReader.schema(file(TRAIN), pets());
    assertThat(schema.columns()).containsExactly("name", "weight", "coat", "kind", "indoors");
    assertThat(schema.label()).isEqualTo("kind");
    assertThat(schema.classNames()).containsExactly("cat", "dog");
    assertThat(schema.dropped()).containsExactly("name");
    assertThat(schema.categories()).isEqualTo(Map.of("coat", List.of("long", "short", "wire")));
    assertThat(schema.missing()).isEqualTo(Missing.REFUSE);
    assertThat(schema.means()).isEmpty();
    assertThat(schema.format())
        .isEqualTo(new CsvSchema.Format(',', false, true, CsvOptions.NO_COMMENT, List.of("")));
    assertThat(schema.features()).containsExactly("weight", "coat", "indoors");
    assertThat(schema.featureNames())
        .containsExactly("weight", "coat=long", "coat=short", "coat=wire", "indoors");
    assertThat(schema).hasToString("CsvSchema(5 columns, 5 inputs, 2 classes to predict)");
    assertThat(CsvReader.schema(file("x,y\n1,2"), CsvOptions.regression()))
        .hasToString("CsvSchema(2 columns, 1 inputs, a number to predict)");
  }

  @Test
  void theFirstFileIsReadAsByTheOptions() {
    CsvSchema schema = CsvReader.schema(file(TRAIN), pets());
    Dataset bySchema = read(TRAIN, schema);
    Dataset byOptions = CsvReader.read(file(TRAIN), pets(), "pets");
    assertThat(bySchema.inputs().data).isEqualTo(byOptions.inputs().data);
    assertThat(bySchema.targets().data).isEqualTo(byOptions.targets().data);
    assertThat(bySchema.featureNames()).isEqualTo(byOptions.featureNames());
    assertThat(bySchema.classNames()).isEqualTo(byOptions.classNames());
  }

  @Test
  void anotherFileGetsTheSameColumnsCategoriesAndClasses() throws Exception {
    Path train = Files.writeString(folder.resolve("train.csv"), TRAIN);
    Path test = Files.writeString(folder.resolve("test.csv"), TEST);
    CsvSchema schema = CsvReader.schema(train, pets());
    Dataset pets = CsvReader.read(test, schema);
    assertThat(pets.name()).isEqualTo("test");
    assertThat(pets.featureNames()).isEqualTo(schema.featureNames());
    assertThat(pets.classNames()).containsExactly("cat", "dog");
    assertThat(pets.inputs().data).containsExactly(25, 0, 0, 1, 0, 3, 0, 1, 0, 1);
    assertThat(pets.targets().data).containsExactly(0, 1, 1, 0);
    // A single row would be too few to learn from; to be judged by, it is enough.
    assertThat(read("kind,indoors,weight,coat\ndog,0,25,wire\n", schema).rows()).isEqualTo(1);
  }

  @Test
  void rowsWithoutLabelsAreReadToPredictThem() throws Exception {
    CsvSchema schema = CsvReader.schema(file(TRAIN), pets());
    Path fresh = folder.resolve("new.csv");
    Files.writeString(fresh, "coat,weight,indoors\nlong,7,1\nlong,8,0\n");
    assertThat(CsvReader.readInputs(fresh, schema).data)
        .containsExactly(7, 1, 0, 0, 1, 8, 1, 0, 0, 0);
    // Labels may be there, whatever they are.
    String unknown = TEST.replace("dog", "?").replace("cat", "");
    assertThat(CsvReader.readInputs(file(unknown), schema).data)
        .isEqualTo(read(TEST, schema).inputs().data);
    CsvSchema one = CsvReader.schema(file("x,y\n1,2\n"), CsvOptions.regression());
    assertThat(CsvReader.readInputs(file("x\n5\n6\n"), one).data).containsExactly(5, 6);
  }

  @Test
  void withoutAHeaderTheFirstFileCountsTheColumns() {
    CsvOptions options = CsvOptions.classification().noHeader().label(1).separator(';');
    CsvSchema schema = CsvReader.schema(file("1;b;10\n2;a;20\n3;a;30\n4;b;40\n"), options);
    assertThat(read("5;a;50\n", schema).inputs().data).containsExactly(5, 50);
    assertThat(read("5;a;50\n", schema).classOf(0)).isEqualTo(1);
    assertThat(CsvReader.readInputs(file("5;a;50\n"), schema).data).containsExactly(5, 50);
    assertThat(CsvReader.readInputs(file("5;50\n"), schema).data).containsExactly(5, 50);
    String cells = " cells, but the file that the columns were learned from has 3.";
    assertRefused("5\n", schema, "line 1: has 1" + cells);
    assertRefused("5;a;50;60\n", schema, "line 1: has 4" + cells);
    assertThatThrownBy(() -> read("5;50\n", schema)).hasMessage("pets.csv line 1: has 2" + cells);
  }

  @Test
  void missingValuesAreFilledInWithTheMeansOfTheFirstFile() {
    CsvOptions options = pets().missing(Missing.MEAN).missingText("?");
    String train = TRAIN.replace("Kim,5", "Kim,?").replace("20,wire", "20,?");
    CsvSchema schema = CsvReader.schema(file(train), options);
    // (4 + 30 + 20) / 3 = 18; of three coats two are long, and one is short.
    assertThat(schema.means()).containsExactly(18.0, 2 / 3.0, 1 / 3.0, 0.5);
    String gaps = "weight,coat,indoors\n?,,1\n,long,?\n";
    double[] filled = {18, 2 / 3.0, 1 / 3.0, 1, 18, 1, 0, 0.5};
    assertThat(CsvReader.readInputs(file(gaps), schema).data).containsExactly(filled);
    Dataset labeled = read("kind,weight,coat,indoors\ncat,?,,1\ndog,,long,?\n", schema);
    assertThat(labeled.inputs().data).containsExactly(filled);
    assertThat(read(train, schema).inputs().data)
        .isEqualTo(CsvReader.read(file(train), options, "pets").inputs().data);
  }

  @Test
  void missingValuesOfRowsToPredict() {
    String gap = "weight,coat,indoors\n7,long,1\n,long,0\n";
    CsvSchema keeping = CsvReader.schema(file(TRAIN), pets().missing(Missing.KEEP));
    Matrix inputs = CsvReader.readInputs(file(gap), keeping);
    assertThat(inputs.data).containsExactly(7, 1, 0, 0, 1, Double.NaN, 1, 0, 0, 0);
    for (Missing missing : new Missing[] {Missing.REFUSE, Missing.DROP_ROW}) {
      CsvSchema schema = CsvReader.schema(file(TRAIN), pets().missing(missing));
      assertInputsRefused(
          gap,
          schema,
          "line 3: column \"weight\" is empty: fill in a value, or remove the row: without all"
              + " values it gets no prediction.");
    }
    CsvSchema dropping = CsvReader.schema(file(TRAIN), pets().missing(Missing.DROP_ROW));
    assertThat(read("kind,weight,coat,indoors\ncat,,long,1\ndog,7,long,0", dropping).rows())
        .isEqualTo(1);
  }

  @Test
  void whatTheFirstFileDidNotHaveIsRefused() {
    CsvSchema schema = CsvReader.schema(file(TRAIN), pets());
    assertRefused(
        "kind,weight,indoors\ncat,4,1\n",
        schema,
        "has no column \"coat\" to learn from: its columns are [kind, weight, indoors].");
    assertRefused(
        TEST.replace("wire", "curly"),
        schema,
        "line 2: column \"coat\" is \"curly\", but its categories are [long, short, wire]: fix the"
            + " cell, or add the category to the option categorical.");
    assertThatThrownBy(() -> read(TEST.replace("dog", "fox"), schema))
        .hasMessage(
            "pets.csv line 2: column \"kind\" is \"fox\", but the classes are [cat, dog]: fix the"
                + " cell, or add the class to the option classNames.");
    assertThatThrownBy(() -> read("weight,coat,indoors\n4,long,1\n", schema))
        .hasMessage(
            "pets.csv has no column \"kind\" for the label: its columns are [weight, coat,"
                + " indoors].");
    assertRefused("", schema, "is empty: it needs a header line and at least one row of data.");
    assertRefused(
        "kind,weight,coat,indoors\n",
        schema,
        "has no rows of data: it needs at least one below the header.");
    assertRefused(
        "kind,weight,weight,coat,indoors\n",
        schema,
        "line 1: has two columns named \"weight\": rename one of them, or use the option noHeader()"
            + " if they are data.");
  }

  @Test
  void aFileThatIsWrittenInAnotherWayIsRefusedWithTheWayOfTheFirst() {
    CsvSchema schema = CsvReader.schema(file(TRAIN), pets());
    assertRefused(
        TEST.replace(',', ';'),
        schema,
        "line 1: has a single column \"kind;indoors;age;weight;coat\", but expects columns separated"
            + " by ',', as in the file that the schema was learned from: save it with that"
            + " separator.");
    String as = ", as in the file that the schema was learned from.";
    assertRefused(
        TEST.replace("7,25,", "7,\"2,5\","),
        schema,
        "line 2: column \"weight\" is \"2,5\", but expects a number such as 5.1. If the comma is a"
            + " decimal point, write a point"
            + as);
    CsvSchema commas =
        CsvReader.schema(file(TRAIN.replace(',', ';')), pets().separator(';').decimalComma());
    assertRefused(
        TEST.replace(',', ';').replace("25", "2.5"),
        commas,
        "line 2: column \"weight\" is \"2.5\", but expects a number such as 5,1. If the point is a"
            + " decimal point, write a comma"
            + as);
    // A single input needs no separator.
    CsvSchema one = CsvReader.schema(file("x,y\n1,2\n"), CsvOptions.regression());
    assertThat(CsvReader.readInputs(file("x\n5\n"), one).data).containsExactly(5);
  }

  @Test
  void labelsThatAreNumbersMayBeWrittenInAnotherWay() {
    CsvSchema schema =
        CsvReader.schema(file("x,y\n1,2.0\n2,1.0\n3,1.0\n4,2.0"), CsvOptions.classification());
    assertThat(schema.classNames()).containsExactly("1", "2");
    assertThat(read("y,x\n2,7\n1.00,8\n", schema).targets().data).containsExactly(0, 1, 1, 0);
    assertThatThrownBy(() -> read("y,x\n0,7\n1,8\n", schema))
        .hasMessageStartingWith(
            "pets.csv line 2: column \"y\" is \"0\", but the classes are [1, 2]");
  }

  @Test
  void itIsMadeOfPartsThatFitTogether() {
    CsvSchema schema = CsvReader.schema(file(TRAIN), pets().missing(Missing.MEAN));
    CsvSchema copy =
        new CsvSchema(
            schema.columns(),
            schema.label(),
            schema.classNames(),
            schema.dropped(),
            schema.categories(),
            schema.missing(),
            schema.means(),
            schema.format());
    assertThat(copy).isEqualTo(schema);
    assertThat(read(TEST, copy).inputs().data).isEqualTo(read(TEST, schema).inputs().data);
    List<String> xy = List.of("x", "y");
    assertBroken(
        xy, "z", List.of(), Map.of(), List.of(), "the label \"z\", but its columns are [x, y].");
    assertBroken(
        xy,
        "y",
        List.of(),
        Map.of("y", List.of("a", "b")),
        List.of(),
        "the categorical column \"y\", but its columns are [x].");
    assertBroken(xy, "y", List.of("x"), Map.of(), List.of(), "no feature besides [y].");
    assertBroken(xy, "y", List.of(), Map.of(), List.of(1.0), "1 means, but expects 0.");
    assertBroken(
        List.of("x", "y", "x"),
        "y",
        List.of(),
        Map.of(),
        List.of(),
        "the columns [x, y, x], but expects at least 2, all different.");
    assertBroken(
        xy,
        "y",
        List.of("z"),
        Map.of(),
        List.of(),
        "the dropped column \"z\", but its columns are [x].");
    assertBroken(
        xy,
        "y",
        List.of("y"),
        Map.of(),
        List.of(),
        "the dropped column \"y\", but its columns are [x].");
    assertBroken(
        xy,
        "y",
        List.of(),
        Map.of("x", List.of("a", "a")),
        List.of(),
        "the categories [a, a], but expects at least 1, all different.");
    assertBroken(
        List.of("x=a", "x", "y"),
        "y",
        List.of(),
        Map.of("x", List.of("a", "b")),
        List.of(),
        "the features [x=a, x=a, x=b], but expects at least 1, all different.");
  }

  @Test
  void meansAndClassesAreChecked() {
    CsvSchema schema = CsvReader.schema(file(TRAIN), pets().missing(Missing.MEAN));
    assertThatThrownBy(
            () -> with(schema, schema.classNames(), List.of(1.0, 2.0, 3.0, 4.0, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CsvSchema got a mean of NaN, but expects finite numbers.");
    for (List<String> classes : List.of(List.of("cat"), List.of("cat", "cat"))) {
      assertThatThrownBy(() -> with(schema, classes, schema.means()))
          .hasMessage(
              "CsvSchema got the classes " + classes + ", but expects at least 2, all different.");
    }
  }

  private static CsvSchema with(CsvSchema schema, List<String> classes, List<Double> means) {
    return new CsvSchema(
        schema.columns(),
        schema.label(),
        classes,
        schema.dropped(),
        schema.categories(),
        schema.missing(),
        means,
        schema.format());
  }

  @Test
  void aFormatIsOneThatOptionsCouldHave() {
    assertThatThrownBy(() -> new CsvSchema.Format('"', false, true, '#', List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "separator got a quote or a line end, but those have a meaning of their own in CSV"
                + " files: ',', ';', '\\t' and ' ' are usual.");
    assertThatThrownBy(() -> new CsvSchema.Format(',', false, true, '\n', List.of()))
        .hasMessageStartingWith("comment got a quote or a line end");
    String both =
        "'#' cannot both separate cells and begin a comment: choose another separator or comment.";
    assertThatThrownBy(() -> new CsvSchema.Format('#', false, true, '#', List.of()))
        .hasMessage(both);
    CsvOptions options = CsvOptions.regression().separator('#').comment('#');
    assertThatThrownBy(() -> CsvReader.schema(file("x#y\n1#2\n"), options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(both);
  }

  private static void assertBroken(
      List<String> columns,
      String label,
      List<String> dropped,
      Map<String, List<String>> categories,
      List<Double> means,
      String message) {
    CsvSchema.Format format = new CsvSchema.Format(',', false, true, '#', List.of(""));
    assertThatThrownBy(
            () ->
                new CsvSchema(
                    columns, label, List.of(), dropped, categories, Missing.KEEP, means, format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CsvSchema got " + message);
  }
}
