package gradus.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvOptionsTest {
  private static final double MISSING = Double.NaN;

  private static final String PETS =
      """
      name,kind,weight,coat,indoors
      Mia,cat,4,short,1
      Rex,dog,30,long,0
      Tom,cat,,long,1
      Bo,dog,20,,0
      """;

  private static Dataset read(String content, CsvOptions options) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return CsvReader.read(DataFile.ofBytes("pets.csv", bytes), options, "pets");
  }

  private static CsvOptions pets() {
    return CsvOptions.classification().label("kind").drop("name").categorical("coat");
  }

  @Test
  void dropsRowsWithAMissingValue() {
    Dataset pets = read(PETS, pets().missing(Missing.DROP_ROW).classNames("cat", "dog"));
    assertThat(pets.rows()).isEqualTo(2);
    assertThat(pets.featureNames()).containsExactly("weight", "coat=long", "coat=short", "indoors");
    assertThat(pets.inputs().data).containsExactly(4, 0, 1, 1, 30, 1, 0, 0);
    assertThat(pets.classNames()).containsExactly("cat", "dog");
  }

  @Test
  void keepsMissingValuesAsNaN() {
    Dataset pets = read(PETS, pets().missing(Missing.KEEP));
    assertThat(pets.inputs().data)
        .containsExactly(
            4, 0, 1, 1, //
            30, 1, 0, 0, //
            MISSING, 1, 0, 1, //
            20, MISSING, MISSING, 0);
    assertThat(pets.missing()).isEqualTo(3);
  }

  @Test
  void fillsInTheMeanOfAColumnAndTheShareOfACategory() {
    Dataset pets = read(PETS, pets().missing(Missing.MEAN));
    // Weight: (4 + 30 + 20) / 3 = 18. Coat: two of three are long.
    assertThat(pets.row(2).data).containsExactly(18, 1, 0, 1);
    CsvOptions options = CsvOptions.regression().missing(Missing.MEAN);
    assertThatThrownBy(() -> read("x,y\n1e308,1\n1e308,2\n,3", options))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(
            "pets.csv: pets cannot be filled: the values of column \"x\" are so large that their sum"
                + " overflows. Scale the column by hand first.");
  }

  @Test
  void missingMayBeAWordOfItsOwn() {
    String content = "x,label\n1,a\nNA,b\n?,a\n3,b\n1,a\n,b\n2,b\n";
    CsvOptions options =
        CsvOptions.classification().missing(Missing.DROP_ROW).missingText("NA", "?");
    assertThat(read(content, options).inputs().data).containsExactly(1, 3, 1, 2);
  }

  @Test
  void dropsRowsWithoutALabel() {
    CsvOptions options = CsvOptions.classification().missing(Missing.DROP_ROW);
    assertThat(read("x,label\n1,a\n2,\n3,b\n4,a\n5,b\n", options).rows()).isEqualTo(4);
  }

  @Test
  void whatADroppedColumnMissesDoesNotMatter() {
    Dataset pets =
        read("x,junk,label\n1,,a\n2,?,a\n3,0,b\n4,,b\n", CsvOptions.classification().drop("junk"));
    assertThat(pets.rows()).isEqualTo(4);
    CsvOptions options = CsvOptions.classification().drop("junk").missing(Missing.DROP_ROW);
    assertThat(read("x,junk,label\n1,,a\n2,?,a\n3,0,b\n4,,b\n", options).rows()).isEqualTo(4);
  }

  @Test
  void theLabelMayStandAnywhere() {
    String content = "kind,x\na,1\nb,2\nb,3\na,4\n";
    assertThat(read(content, CsvOptions.classification().label(0)).inputs().data)
        .containsExactly(1, 2, 3, 4);
    assertThat(read(content, CsvOptions.classification().label("kind")).featureNames())
        .containsExactly("x");
  }

  @Test
  void regressionPredictsANumber() {
    Dataset houses = read("rooms,price\n3,250.5\n4,300\n", CsvOptions.regression());
    assertThat(houses.isClassification()).isFalse();
    assertThat(houses.targets().data).containsExactly(250.5, 300);
  }

  @Test
  void classNamesFixTheOrderAndMayHaveNoRow() {
    CsvOptions options = CsvOptions.classification().classNames("dog", "cat", "fox");
    Dataset pets = read("x,kind\n1,cat\n2,dog\n", options);
    assertThat(pets.classNames()).containsExactly("dog", "cat", "fox");
    assertThat(pets.targets().data).containsExactly(0, 1, 0, 1, 0, 0);
  }

  @Test
  void labelsMayCountTheClassNames() {
    CsvOptions options = CsvOptions.classification().classNames("dog", "cat", "fox");
    Dataset pets = read("x,kind\n1,2\n2,0\n", options);
    assertThat(pets.targets().data).containsExactly(0, 0, 1, 1, 0, 0);
  }

  @Test
  void classNamesThatAreNumbersAreNamesFirst() {
    CsvOptions options = CsvOptions.classification().classNames("1", "2", "3");
    assertThat(read("x,kind\n1,1\n2,3\n", options).targets().data)
        .containsExactly(1, 0, 0, 0, 0, 1);
  }

  @Test
  void categoriesMayBeGivenInTheirOrder() {
    CsvOptions options = CsvOptions.regression().categorical("size", "small", "medium", "large");
    Dataset shirts = read("size,price\nlarge,9\nsmall,5\n", options);
    assertThat(shirts.featureNames()).containsExactly("size=small", "size=medium", "size=large");
    assertThat(shirts.inputs().data).containsExactly(0, 0, 1, 1, 0, 0);
  }

  @Test
  void otherSeparatorsAndDecimalCommas() {
    CsvOptions options = CsvOptions.regression().separator(';').decimalComma();
    assertThat(read("x;y\n1,5;-2,25\n3;1e2\n", options).inputs().data).containsExactly(1.5, 3);
    assertThat(read("x;y\n1,5;-2,25\n3;1e2\n", options).targets().data).containsExactly(-2.25, 100);
    assertThat(read("x\ty\n1\t2\n", CsvOptions.regression().separator('\t')).rows()).isEqualTo(1);
  }

  @Test
  void withoutAHeaderColumnsAreCounted() {
    CsvOptions options = CsvOptions.regression().noHeader().drop("column1");
    Dataset dataset = read("1,2,3\n4,5,6\n", options);
    assertThat(dataset.featureNames()).containsExactly("column0");
    assertThat(dataset.inputs().data).containsExactly(1, 4);
    assertThat(dataset.targets().data).containsExactly(3, 6);
  }

  @Test
  void refusesWhatCannotBeMeant() {
    CsvOptions options = CsvOptions.classification();
    assertThatThrownBy(() -> options.label(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label got the column index -1, but columns are counted from 0.");
    assertThatThrownBy(() -> options.classNames("a"))
        .hasMessage(
            "classNames got [a], but expects two names or more: one alone tells nothing apart.");
    assertThatThrownBy(() -> options.classNames("a", "b", "a"))
        .hasMessage("classNames got \"a\" twice.");
    assertThatThrownBy(() -> options.categorical("coat", "long"))
        .hasMessage(
            "categorical(\"coat\") got [long], but expects two names or more: one alone tells"
                + " nothing apart.");
    for (char separator : new char[] {'"', '\n', '\r'}) {
      assertThatThrownBy(() -> options.separator(separator))
          .hasMessage(
              "separator got a quote or a line end, but those have a meaning of their own in CSV"
                  + " files: ',', ';', '\\t' and ' ' are usual.");
    }
    assertThatThrownBy(() -> CsvOptions.regression().classNames("a", "b"))
        .hasMessage(
            "classNames got [a, b], but CsvOptions.regression() predicts a number: use"
                + " CsvOptions.classification().");
  }

  @Test
  void aBlankSeparatesHoweverManyThereAre() {
    String cars =
        """
        18.0   8   307.0      3504.\t"chevrolet chevelle malibu"
          15.0   8   ?          3693.   "buick skylark 320"

        24.5\t4   98.0       2100   audi""";
    CsvOptions options =
        CsvOptions.regression()
            .separator(' ')
            .noHeader()
            .label(0)
            .drop("column4")
            .missingText("?")
            .missing(Missing.KEEP);
    Dataset dataset = read(cars, options);
    assertThat(dataset.targets().data).containsExactly(18, 15, 24.5);
    assertThat(dataset.inputs().data).containsExactly(8, 307, 3504, 8, MISSING, 3693, 4, 98, 2100);
    CsvOptions named = CsvOptions.classification().separator(' ');
    Dataset pets =
        read("x   \"the kind\" \n 1 \"big  cat\"\n2 dog\n\n3   dog  \n4 \"big  cat\"", named);
    assertThat(pets.classNames()).containsExactly("big  cat", "dog");
    assertThat(pets.inputs().data).containsExactly(1, 2, 3, 4);
  }

  @Test
  void commentsAreLeftOut() {
    CsvOptions options = CsvOptions.regression().comment('#');
    Dataset dataset = read("# made by a sensor, in March\nx,y\n1,2\n#3,4\n5,6\n# end", options);
    assertThat(dataset.inputs().data).containsExactly(1, 5);
    assertThatThrownBy(() -> options.comment('"'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "comment got a quote or a line end, but those have a meaning of their own in CSV files:"
                + " '#' and '%' are usual.");
  }

  @Test
  void labelsMayCountTheClassNamesAsDecimalNumbers() {
    CsvOptions options = CsvOptions.classification().classNames("dog", "cat", "fox");
    Dataset pets = read("x,kind\n1,2.0\n2,0.000e+00\n3,1.\n", options);
    assertThat(pets.targets().data).containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0);
  }

  @Test
  void classNamesThatAreNumbersMayBeWrittenInOtherWays() {
    CsvOptions options = CsvOptions.classification().classNames("1.0", "2", "3");
    assertThat(read("x,kind\n1,1\n2,3.00\n3,2\n4,1.0", options).targets().data)
        .containsExactly(1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0);
  }
}
