package gradus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.files.CsvOptions;
import gradus.data.files.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {
  private static CsvText read(String text) {
    return CsvText.read(text, "pasted.csv");
  }

  private static void assertTrains(CsvText csv) {
    DataSetup data = DataSetup.of(DataKind.OWN, csv.dataset(), 0, 1);
    Session session = new Session(Setup.of(data).withLearningRate(0.01));
    assertThat(session.train(20)).isEqualTo(20);
    session = new Session(Setup.of(data.withAllColumns(true)).withLearningRate(0.01));
    assertThat(session.train(20)).isEqualTo(20);
  }

  @Test
  void theBundledFilesCanBePasted() throws IOException {
    for (String name : List.of("iris", "penguins", "wine", "satellite_soil", "concrete_strength")) {
      CsvText csv = read(Files.readString(Path.of("datasets", name + ".csv")));
      assertTrains(csv);
      if (name.equals("iris")) {
        assertThat(csv.note()).isEmpty();
        assertThat(csv.dataset().classNames()).containsExactly("setosa", "versicolor", "virginica");
      }
      if (name.equals("penguins")) {
        assertThat(csv.note())
            .isEqualTo(
                "Left out, since they hold texts: columns [island, sex]. Left out, since a value is"
                    + " missing: 2 rows.");
      }
      if (name.equals("satellite_soil")) {
        assertThat(csv.dataset().rows()).isBetween(1980, 2000);
        assertThat(csv.note()).isEqualTo("Of 6435 rows, 1990 are used, chosen at random.");
      }
      assertThat(csv.dataset().isClassification()).isEqualTo(!name.startsWith("concrete"));
    }
  }

  @Test
  void otherSeparatorsAndDecimalCommasAreFound() {
    CsvText german = read("a;b;c\n1,5;2;ja\n2,5;3;nein\n3;1;ja\n0,5;2;nein\n");
    assertThat(german.dataset().row(0).data).containsExactly(1.5, 2);
    assertThat(german.dataset().classNames()).containsExactly("ja", "nein");
    CsvText tabs = read("a\tb\tc\n1.5\t2\t0\n2.5\t3\t1\n3\t4\t0\n5\t6\t1\n");
    assertThat(tabs.dataset().classNames()).containsExactly("0", "1");
  }

  @Test
  void aTextWithoutAHeaderIsRead() {
    CsvText csv = read("1,2,0\n3,4,1\n5,6,0\n7,8,1\n");
    assertThat(csv.dataset().rows()).isEqualTo(4);
    assertThat(csv.dataset().featureNames()).containsExactly("column0", "column1");
  }

  @Test
  void manyDifferentNumbersAreARegression() {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 50; i++) {
      text.append(i).append(',').append(i * i).append('\n');
    }
    CsvText csv = read(text.toString());
    assertThat(csv.dataset().isClassification()).isFalse();
    assertTrains(new CsvText(csv.dataset(), ""));
  }

  @Test
  void whatCannotBeUsedGetsASentence() {
    assertThatThrownBy(() -> read("a,b,c\n1,2,yes\n3,4,yes\n"))
        .hasMessage(
            "pasted.csv line 2: column \"c\" is \"yes\" in every row: with one class there is nothing to"
                + " tell apart; if the label is in another column, name that with the option"
                + " label.");
    StringBuilder fifty = new StringBuilder("a,b,c\n");
    for (int i = 0; i < 100; i++) {
      fifty.append(i).append(",1,class").append(i % 50).append('\n');
    }
    CsvText many = read(fifty.toString());
    assertThatThrownBy(() -> DataSetup.of(DataKind.OWN, many.dataset(), 0, 1))
        .hasMessage(
            "pasted has 50 classes, but the playground expects 2 to 10, since more colors can't be"
                + " told apart.");
    assertThatThrownBy(() -> read("")).hasMessageStartingWith("pasted.csv is empty");
    assertThatThrownBy(() -> read("a,b,c\n1,2\n"))
        .hasMessageStartingWith("pasted.csv line 2: has 2 cells, but the first line has 3");
    assertThatThrownBy(() -> read("x".repeat(20_000_001)))
        .hasMessage(
            "pasted.csv has 20000001 characters, but the playground reads at most 20000000: keep a"
                + " part of its rows.");
  }

  @Test
  void theReaderNamesTheColumnsOfTexts() {
    CsvOptions options = CsvOptions.classification().missingText("NA");
    String text = "name,size,island,species\nbo,1,NA,a\nal,2,NA,b\n";
    assertThat(CsvReader.textColumns(text, "t.csv", options)).containsExactly("name", "species");
    assertThat(CsvReader.columns(text, "t.csv", options))
        .containsExactly("name", "size", "island", "species");
  }
}
