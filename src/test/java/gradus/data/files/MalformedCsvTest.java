package gradus.data.files;

import static gradus.data.files.CsvOptions.classification;
import static gradus.data.files.CsvRefusal.NUMBER;
import static gradus.data.files.CsvRefusal.TEXTS;
import static gradus.data.files.CsvRefusal.refused;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a CSV file can have wrong, and the whole sentence that says so. */
class MalformedCsvTest {
  @Test
  void nothingInIt() {
    String empty = "is empty: it needs a header line and at least one row of data.";
    refused("", empty);
    refused("\n\n", empty);
    refused("\uFEFF", empty);
    refused("x,label\n", "has no rows of data: it needs at least one below the header.");
    refused("x,label", "has no rows of data: it needs at least one below the header.");
    refused(
        "x,label\n",
        classification().missing(Missing.DROP_ROW),
        "has no rows of data: it needs at least one below the header.");
  }

  @Test
  void raggedRows() {
    String few = ": add what is missing.";
    refused("x,label\n1,a\n2", "line 3: has 1 cell, but the first line has 2" + few);
    refused("x,y,label\n1,a", "line 2: has 2 cells, but the first line has 3" + few);
    String many = ": remove what is too much, or put quotes around a cell that has a ',' in it.";
    refused("x,label\n1,b\n1,2,a", "line 3: has 3 cells, but the first line has 2" + many);
    refused(
        "x;label\n1;2;3;a",
        classification().separator(';'),
        "line 2: has 4 cells, but the first line has 2" + many.replace("','", "';'"));
  }

  @Test
  void quotes() {
    String open = "has a quote that is never closed: close it, or take it out.";
    refused("x,label\n1,a\n2,\"b\n3,a", "line 3: " + open);
    refused("x,label\n1,a\n2,\"b", "line 3: " + open);
    refused("x,\"label\n1,a", "line 1: " + open);
    refused("x,label\n1,\"\na", "line 2: " + open);
    refused("x,label\n1,a\n2,\"b\n", "line 3: " + open);
    String late = " A text goes on over a line end: is its quote closed too late?";
    refused(
        "x,y,label\n1,\"2,a\n3,4\",b",
        "line 2: column \"y\" is \"2,a 3,4\""
            + NUMBER
            + TEXTS
            + late.replace("A text", "The text"));
    refused(
        "x,y,label\n1,2,\"a\n3,4,a\"\n5,6,c",
        "line 2: column \"label\" is \"a 3,4,a\" in this row only. If that is a typing error, fix"
            + " it; if the label is in another column, name that with the option label;"
            + " otherwise list all classes with the option classNames."
            + late.replace("A text", "The text"));
    refused(
        "x,y,label\n\"1,2,a\n3\",4,b,c\n5,6,c",
        "line 2: has 4 cells, but the first line has 3: remove what is too much, or put quotes"
            + " around a cell that has a ',' in it."
            + late);
    refused("x,label\n1,a\n\"", "line 3: " + open);
    String mend =
        " A text in quotes ends at a separator or a line end, and a quote inside it is written"
            + " twice.";
    refused(
        "x,label\n1,\"a\"b",
        "is not a CSV file: Exception when reading record that started in line 2 (Unexpected"
            + " character after closing quote: 'b' (0x62))."
            + mend);
    refused(
        "x,label\n1,\"" + "y".repeat(2_000_000),
        "is not a CSV file: Exception when reading record that started in line 2 (The maximum"
            + " buffer size of 1048576 is insufficient to read the data of a single field. This"
            + " issue typically arises when a quotation begins but does not conclude within the"
            + " confines of this buffer's maximum limit.)."
            + mend);
  }

  /** FastCSV formats its numbers in the language of the machine. */
  @Test
  void messagesAreTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      refused(
          "x,label\n1,\"a\"b",
          "is not a CSV file: Exception when reading record that started in line 2 (Unexpected"
              + " character after closing quote: 'b' (0x62)). A text in quotes ends at a separator"
              + " or a line end, and a quote inside it is written twice.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void headers() {
    refused(
        "x,x,label\n1,2,a",
        "line 1: has two columns named \"x\": rename one of them, or use the option noHeader() if"
            + " they are data.");
    refused(
        "T,8,3,8\nI,4,6,3",
        "line 1: has two columns named \"8\": rename one of them, or use the option noHeader() if"
            + " they are data.");
    String noName =
        ": give it one, or remove the column. If a program has put the numbers of the rows there,"
            + " tell it not to: index=False in pandas, row.names = FALSE in R.";
    refused(",x,label\n0,2,a", "line 1: has no name for column 0" + noName);
    refused("x,label,\n1,a,", "line 1: has no name for column 2" + noName);
    String data =
        ", which looks like data: write the names of the columns above it, or use the option"
            + " noHeader(). If these are the names, name the label with the option label.";
    refused("5.1,3.5,setosa\n4.9,3,setosa", "line 1: is [5.1, 3.5, setosa]" + data);
    refused("M,0.455,0.365,15\nF,0.53,0.42,9", "line 1: is [M, 0.455, 0.365, 15]" + data);
    refused(
        "setosa,5.1,3.5\nsetosa,4.9,3",
        classification().label(0),
        "line 1: is [setosa, 5.1, 3.5]" + data);
    // Whole numbers may be names, such as years; but hardly of all columns beside the label.
    refused(
        "setosa,5,3\nsetosa,4,3", classification().label(0), "line 1: is [setosa, 5, 3]" + data);
    refused(
        "5.1,3.5,setosa\n4.9,3,setosa",
        classification().label("kind"),
        "line 1: is [5.1, 3.5, setosa]" + data);
    refused(
        "x,label\n1,a",
        classification().noHeader(),
        "line 1: column \"column0\" is \"x\""
            + NUMBER
            + ". If the first line holds the names of the columns, leave noHeader() out."
            + TEXTS.substring(1));
  }

  @Test
  void otherSeparators() {
    String single = ", but expects features and a label, separated by ','";
    refused("x\n1", "line 1: has a single column \"x\"" + single + ".");
    refused(
        "5.1  3.5  setosa",
        "line 1: has a single column \"5.1  3.5  setosa\""
            + single
            + ". If blanks separate them, use the option separator(' ').");
    refused(
        "<!DOCTYPE html>\n<html>",
        "line 1: has a single column \"<!DOCTYPE html>\""
            + single
            + ". This looks like a web page: download the file itself.");
    refused(
        ";label\n1;a",
        "line 1: has a single column \";label\""
            + single
            + "; here is a ';': use the option separator(';').");
    refused(
        "\"x,label\"\n\"1,a\"",
        "line 1: has a single column \"x,label\""
            + single
            + "; here they are one text in quotes: remove the quotes around the line.");
    refused(
        "x,label\n1,a",
        classification().separator('\t'),
        "line 1: has a single column \"x,label\", but expects features and a label, separated by"
            + " '\\t'; here is a ',': use the option separator(',').");
    refused(
        "x;label\n1,5;a",
        "line 1: has a single column \"x;label\""
            + single
            + "; here is a ';': use the option separator(';').");
    refused(
        "x\tlabel\n1\ta",
        "line 1: has a single column \"x\\tlabel\""
            + single
            + "; here is a '\\t': use the option separator('\\t').");
    refused(
        "x|label\n1|a",
        "line 1: has a single column \"x|label\""
            + single
            + "; here is a '|': use the option separator('|').");
    refused(
        "x,label\n1,a",
        classification().separator(';'),
        "line 1: has a single column \"x,label\", but expects features and a label, separated by"
            + " ';'; here is a ',': use the option separator(',').");
  }

  @Test
  void columnsThatAreNotThere() {
    String table = "x,y,label\n1,2,a";
    String columns = ": its columns are [x, y, label].";
    refused(
        table, classification().label("kind"), "has no column \"kind\" for the label" + columns);
    refused(
        table,
        classification().label(3),
        "has no column 3 for the label: its columns are 0 to 2, [x, y, label].");
    refused(table, classification().drop("z"), "has no column \"z\" for drop" + columns);
    refused(
        table, classification().categorical("z"), "has no column \"z\" for categorical" + columns);
    String wide = "label," + "a1,b1,c1,d1,e1,f1,g1,h1,i1,j1,k1,l1,m1,n1,o1,p1,q1,r1,s1,t1,u1,v1";
    refused(
        wide,
        classification().label("w"),
        "has no column \"w\" for the label: its columns are [label, a1, b1, c1, d1, e1, f1, g1, h1,"
            + " i1, j1, k1, l1, m1, n1, o1, p1, q1, r1, s1, and 3 more].");
  }

  @Test
  void columnsThatAreInTheWay() {
    String table = "x,y,label\n1,2,a";
    String label =
        "cannot drop column \"label\" or make it categorical, since it holds the label. Name"
            + " another with the option label.";
    refused(table, classification().drop("label"), label);
    refused(table, classification().categorical("label"), label);
    refused(
        table,
        classification().drop("x", "y"),
        "has no column left to learn from besides the label \"label\": drop fewer.");
  }

  @Test
  void otherEncodings() {
    String wide = "is a text in UTF-16: save it again with the encoding UTF-8.";
    String table = "x,label\n1,a\n";
    refused(("\uFEFF" + table).getBytes(StandardCharsets.UTF_16BE), classification(), wide);
    refused(("\uFEFF" + table).getBytes(StandardCharsets.UTF_16LE), classification(), wide);
    String zero =
        "has a character 0, which no text has: this is a binary file, or one in UTF-16. Save it as"
            + " CSV with the encoding UTF-8.";
    refused(table.getBytes(StandardCharsets.UTF_16LE), classification(), "line 1: " + zero);
    refused(table.getBytes(StandardCharsets.UTF_16BE), classification(), "line 1: " + zero);
    refused("x,label\n1\0,a", "line 2: " + zero);
    String other =
        "is not a text in UTF-8: save it again as CSV with the encoding UTF-8 (some spreadsheets"
            + " call that \"CSV UTF-8\").";
    refused("x,label\n1,B\u00e4r\n".getBytes(StandardCharsets.ISO_8859_1), classification(), other);
    refused(new byte[] {'x', ',', 'y', '\n', '1', ',', (byte) 0xc3}, classification(), other);
    refused(new byte[] {0, 1, 2, 3, 4, (byte) 0xff}, classification(), other);
  }

  @Test
  void filesOfAnotherKind() {
    refused(
        "PK\3\4abc",
        "is a ZIP archive or a spreadsheet, but a CSV file is expected: unpack it, or save the"
            + " sheet as CSV.");
    refused(
        new byte[] {0x1f, (byte) 0x8b, 8, 0, 0},
        classification(),
        "is a damaged or incomplete gzip file (it ends too early): download or pack it again.");
    refused(
        new byte[] {0x1f, (byte) 0x8b, 9, 0, 0, 0, 0, 0, 0, 0, 0},
        classification(),
        "is a damaged or incomplete gzip file (Unsupported compression method): download or pack it"
            + " again.");
  }

  @Test
  void textsWithoutAHeader() {
    refused(
        "vhigh,vhigh,2,2,small,low,unacc\nvhigh,vhigh,2,4,small,low,unacc",
        "line 1: has two columns named \"vhigh\": rename one of them, or use the option noHeader()"
            + " if they are data.");
  }

  @Test
  void columnsSeparatedByBlanks() {
    String advice = ". If blanks separate them, use the option separator(' ').";
    String cars =
        "18.0   8   307.0      130.0\t\"chevrolet\"\n15.0   8   350.0      165.0\t\"buick\"";
    refused(
        cars,
        "line 1: has a single column \"18.0   8   307.0      130.0\\t\"chevrolet\"\", but expects"
            + " features and a label, separated by ','"
            + advice);
    refused(
        cars,
        classification().separator('\t'),
        "line 1: has the column \"18.0   8   307.0      130.0\", but expects features and a label,"
            + " separated by '\\t'"
            + advice);
    refused(
        "mpg,name\n18.0   8   307.0,audi",
        "line 2: column \"mpg\" is \"18.0   8   307.0\""
            + NUMBER
            + ". If blanks separate the columns, use the option separator(' ').");
  }

  @Test
  void comments() {
    String single = ", but expects features and a label, separated by ','. ";
    String comment = "If the line is a comment, use the option comment('#').";
    refused(
        "# a table\nx,label\n1,a", "line 1: has a single column \"# a table\"" + single + comment);
    refused(
        "% a table\nx,label\n1,a",
        "line 1: has a single column \"% a table\"" + single + comment.replace('#', '%'));
    refused(
        "x,label\n1,a\n# the end\n",
        "line 3: has 1 cell, but the first line has 2: add what is missing. " + comment);
    refused(
        "# cats, dogs\nx,y,label\n1,2,a",
        "line 2: has 3 cells, but the first line has 2: remove what is too much, or put quotes"
            + " around a cell that has a ',' in it. "
            + comment.replace("the line", "the first line"));
  }

  @Test
  void rowsWithNames() {
    refused(
        "\"x\",\"label\"\n\"1\",5,\"a\"\n\"2\",6,\"b\"",
        "line 2: has 3 cells, but the first line has 2: remove what is too much, or put quotes"
            + " around a cell that has a ',' in it. If a program has put the names of the rows"
            + " there, tell it not to: row.names = FALSE in R.");
  }

  @Test
  void pointersOfGit() {
    refused(
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345",
        "line 1: has a single column \"version https://git-lfs.github.com/spec/v1\", but expects"
            + " features and a label, separated by ','. This is a pointer of Git LFS: fetch the file"
            + " itself with git lfs pull.");
  }

  @Test
  void filesOfWeka() {
    refused(
        "@RELATION iris\n\n@ATTRIBUTE x REAL\n@ATTRIBUTE class {a,b}\n\n@DATA\n1,a\n",
        "line 1: is the beginning of an ARFF file: copy the lines below @data into a CSV file, and"
            + " read that with the option noHeader(); a ? in it needs the option"
            + " missingText(\"?\").");
  }

  @Test
  void aLineThatDeclaresTheSeparator() {
    refused(
        "sep=;\nx;label\n1;a",
        "line 1: says that the separator is ';': use the option separator(';').");
    refused(
        "SEP=,\nx,label\n1,a",
        classification().separator(';'),
        "line 1: says that the separator is ',': use the option separator(',').");
  }

  @Test
  void featuresOfTheSameName() {
    refused(
        "c,c=red,label\nred,1,a\nblue,2,b",
        classification().categorical("c"),
        "gives two features the name \"c=red\", in columns \"c\" and \"c=red\": rename one of the"
            + " columns.");
    refused(
        "a,a=b,label\nb=c,c,a\nx,y,b",
        classification().categorical("a").categorical("a=b"),
        "gives two features the name \"a=b=c\", in columns \"a\" and \"a=b\": rename one of the"
            + " columns.");
  }
}
