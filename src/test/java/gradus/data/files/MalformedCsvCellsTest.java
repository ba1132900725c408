package gradus.data.files;

import static gradus.data.files.CsvOptions.classification;
import static gradus.data.files.CsvOptions.regression;
import static gradus.data.files.CsvRefusal.NUMBER;
import static gradus.data.files.CsvRefusal.TEXTS;
import static gradus.data.files.CsvRefusal.refused;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the cells of a CSV file can have wrong, and the whole sentence that says so. */
class MalformedCsvCellsTest {
  @Test
  void textsInANumericColumn() {
    for (String text : new String[] {"two", "5d", "0x1p3", "5;1", "5%", "1.2.3", "+", "."}) {
      refused(
          "x,label\n" + text + ",a", "line 2: column \"x\" is \"" + text + "\"" + NUMBER + TEXTS);
    }
    refused(
        "x,label\n1,a\nyellow" + "w".repeat(90) + ",a",
        "line 3: column \"x\" is \"yellow" + "w".repeat(54) + "...\"" + NUMBER + TEXTS);
    String sixty = "y".repeat(60);
    refused(
        "x,label\n" + sixty + ",a", "line 2: column \"x\" is \"" + sixty + "\"" + NUMBER + TEXTS);
    // What cannot be seen: a bell, a space that keeps words together, a mark without width
    for (char c : new char[] {'\u0007', '\u00a0', '\ufeff'}) {
      String shown = String.format(Locale.ROOT, "\\u%04x", (int) c);
      refused(
          "x,label\n5.1" + c + ",a",
          "line 2: column \"x\" is \"5.1" + shown + "\"" + NUMBER + TEXTS);
    }
  }

  @Test
  void wordsForMissingValues() {
    for (String text : new String[] {"NA", "NaN", "nan", "null", "None", "?", "-", "N/A"}) {
      refused(
          "x,label\n" + text + ",a",
          "line 2: column \"x\" is \""
              + text
              + "\""
              + NUMBER
              + ". If it stands for a missing value, use the option missingText(\""
              + text
              + "\").");
    }
  }

  @Test
  void infinity() {
    for (String text : new String[] {"Infinity", "-inf", "+INF"}) {
      refused(
          "x,label\n" + text + ",a",
          "line 2: column \"x\" is \""
              + text
              + "\""
              + NUMBER
              + ": nothing can be learned from infinity. Fix it, or leave the row out.");
    }
  }

  @Test
  void numbersThatNoDoubleCanHold() {
    String large = ", which is too large for a double: fix it, or leave the row out.";
    refused("x,label\n1e999,a", "line 2: column \"x\" is \"1e999\"" + large);
    refused(
        "x,label\n-1e-999,a",
        "line 2: column \"x\" is \"-1e-999\", which is too small for a double: write 0 if that is"
            + " meant.");
    refused("x,y\n1,1e999", regression(), "line 2: column \"y\" is \"1e999\"" + large);
  }

  @Test
  void decimalCommas() {
    String comma =
        "line 2: column \"x\" is \"1,5\""
            + NUMBER
            + ". If the comma is a decimal point, use the option decimalComma().";
    refused("x,label\n\"1,5\",a", comma);
    refused("x;label\n1,5;a", classification().separator(';'), comma);
    refused(
        "x;label\n1.5;a",
        classification().separator(';').decimalComma(),
        "line 2: column \"x\" is \"1.5\", but expects a number such as 5,1. If the point is a"
            + " decimal point, leave decimalComma() out.");
  }

  @Test
  void separatorsOfThousands() {
    for (String text : new String[] {"1,200.5", "-1,200,000", "1 200", "1'200", "1.200.000"}) {
      refused(
          "x,label\n\"" + text + "\",a",
          "line 2: column \"x\" is \""
              + text
              + "\""
              + NUMBER
              + ". Remove what separates thousands.");
    }
    refused(
        "x,label\n\"250,000\",a",
        "line 2: column \"x\" is \"250,000\""
            + NUMBER
            + ". If the comma is a decimal point, use the option decimalComma(); if it separates"
            + " thousands, remove it.");
    CsvOptions comma = classification().separator(';').decimalComma();
    String number = ", but expects a number such as 5,1. ";
    refused(
        "x;label\n250.000;a",
        comma,
        "line 2: column \"x\" is \"250.000\""
            + number
            + "If the point is a decimal point, leave decimalComma() out; if it separates thousands,"
            + " remove it.");
    refused(
        "x;label\n.5;a",
        comma,
        "line 2: column \"x\" is \".5\""
            + number
            + "If the point is a decimal point, leave decimalComma() out.");
    refused(
        "x;label\n1.500,5;a",
        comma,
        "line 2: column \"x\" is \"1.500,5\"" + number + "Remove what separates thousands.");
  }

  @Test
  void missingValues() {
    String mend =
        ": fill in a value, or use the option missing(Missing.DROP_ROW) or missing(Missing.MEAN).";
    refused("x,label\n1,a\n,a", "line 3: column \"x\" is empty" + mend);
    refused(
        "x,label\n1,a\n?,a",
        classification().missingText("?"),
        "line 3: column \"x\" is \"?\"" + mend);
    refused(
        "s,label\n,a", classification().categorical("s"), "line 2: column \"s\" is empty" + mend);
    String label =
        "line 2: column \"label\" has no label: fill it in, or leave out such rows with the option"
            + " missing(Missing.DROP_ROW).";
    refused("x,label\n1,", label);
    refused("x,label\n1,", regression(), label);
    refused("x,label\n1,", classification().missing(Missing.MEAN), label);
    refused(
        "x,label\n,a\n1,",
        classification().missing(Missing.DROP_ROW),
        "has no row without a missing value: drop the columns in which most are missing.");
    for (Missing missing : new Missing[] {Missing.MEAN, Missing.KEEP}) {
      CsvOptions options = classification().missing(missing).categorical("s");
      String end = ": leave it out with the option drop.";
      refused("x,s,label\n,r,a\n,g,a", options, "has no value at all in column \"x\"" + end);
      refused("x,s,label\n1,,a\n2,,a", options, "has no value at all in column \"s\"" + end);
    }
  }

  @Test
  void labelsThatTellNothingApart() {
    refused(
        "x,label\n1,a\n2,a",
        "line 2: column \"label\" is \"a\" in every row: with one class there is nothing to tell"
            + " apart; if the label is in another column, name that with the option label.");
    String once =
        "; if the label is in another column, name that with the option label; otherwise list"
            + " all classes with the option classNames.";
    refused(
        "x,label\n1,a\n2,a\n3,A",
        "line 4: column \"label\" is \"A\" in this row only. If that is a typing error, fix it"
            + once);
    refused(
        "x,price\n1,250\n2,300\n3,250",
        "line 3: column \"price\" is \"300\" in this row only. If that is a number to predict, read"
            + " with CsvOptions.regression()"
            + once);
    String whole =
        ", but labels of classes are texts or whole numbers such as 1. If it is a number to predict,"
            + " read with CsvOptions.regression(); if not, list all classes with the option"
            + " classNames.";
    refused("x,price\n1,3\n2,2.5", "line 3: column \"price\" is 2.5" + whole);
    refused(
        "x,kind\n1,cat",
        regression(),
        "line 2: column \"kind\" is \"cat\""
            + NUMBER
            + ". If it is the name of a class, read with CsvOptions.classification().");
  }

  @Test
  void labelsThatAreNoClass() {
    CsvOptions three = classification().classNames("a", "b", "c");
    String stand = "0 to 2 stand for [a, b, c].";
    refused(
        "x,label\n1,1\n2,2\n3,3",
        three,
        "line 4: column \"label\" is 3, but labels start at 0 and yours start at 1: "
            + stand
            + " Subtract 1 from each, or leave classNames out, and the numbers name the classes.");
    refused(
        "x,label\n1,0\n2,2\n3,3",
        three,
        "line 4: column \"label\" is 3, but only the labels " + stand);
    refused(
        "x,label\n1,4\n2,2", three, "line 2: column \"label\" is 4, but only the labels " + stand);
    refused(
        "x,label\n1,-1\n2,2",
        three,
        "line 2: column \"label\" is -1, but only the labels " + stand);
    refused(
        "x,label\n1,a\n2,d",
        three,
        "line 3: column \"label\" is \"d\", but the classes are [a, b, c]: fix the cell, or add the"
            + " class to the option classNames.");
  }

  @Test
  void categories() {
    refused(
        "s,label\nred,a\ngreen,b",
        classification().categorical("s", "red", "blue"),
        "line 3: column \"s\" is \"green\", but its categories are [red, blue]: fix the cell, or add"
            + " the category to the option categorical.");
    String name = "s".repeat(61);
    String cut = "\"" + "s".repeat(60) + "...\"";
    StringBuilder many = new StringBuilder(name + ",label\n");
    for (int i = 0; i <= 200; i++) {
      many.append("text").append(i).append(",a\n");
    }
    refused(
        many.toString(),
        classification().categorical(name),
        "line 202: column "
            + cut
            + " has more than 200 different texts, too many for categories: use the option drop("
            + cut
            + ").");
  }

  @Test
  void tooManyClasses() {
    StringBuilder many = new StringBuilder("x,id\n");
    for (int i = 0; i <= 1000; i++) {
      many.append("1,row").append(i).append("\n");
    }
    refused(
        many.toString(),
        "line 1002: column \"id\" has more than 1000 different labels, too many for classes: if it"
            + " is a number to predict, read with CsvOptions.regression(); if the label is in another column, name that with the option label.");
  }

  @Test
  void labelsAmongClassNamesThatAreNumbers() {
    CsvOptions three = classification().classNames("1", "2", "3");
    for (String stray : new String[] {"0", "01", "4", "0.0", "1.5", "cat"}) {
      refused(
          "x,label\n1,1\n2," + stray + "\n3,3\n4,2",
          three,
          "line 3: column \"label\" is \""
              + stray
              + "\", but the classes are [1, 2, 3]: fix the cell, or add the class to the option"
              + " classNames.");
    }
  }

  @Test
  void oneLessIsNoAdviceForALargerLabel() {
    CsvOptions three = classification().classNames("a", "b", "c");
    String stand = ", but only the labels 0 to 2 stand for [a, b, c].";
    refused("x,label\n1,1\n2,3\n3,4", three, "line 3: column \"label\" is 3" + stand);
    refused("x,label\n1,1\n2,3\n3,-3", three, "line 3: column \"label\" is 3" + stand);
    refused(
        "x,label\n1,12345678901\n2,1", three, "line 2: column \"label\" is 12345678901" + stand);
  }

  @Test
  void theSameNumberWrittenInTwoWays() {
    refused(
        "x,label\n1,7\n2,7.0\n3,007\n4,007",
        "line 4: column \"label\" is \"007\", but another row has the same number as \"7\": write"
            + " both in the same way.");
  }

  @Test
  void dashesForAMinus() {
    for (String dash : new String[] {"\u2212", "\u2013"}) {
      refused(
          "x,label\n" + dash + "1,a",
          "line 2: column \"x\" is \""
              + dash
              + "1\""
              + NUMBER
              + ". Its minus is a longer dash than that of numbers: replace it by a hyphen.");
    }
  }

  @Test
  void labelsThatAreTooLongForANumber() {
    String text = "1" + "0".repeat(40);
    refused(
        "x,label\n1," + text + "\n2," + text + "\n3,1\n4,1",
        "line 2: column \"label\" is "
            + text
            + ", but labels of classes are texts or whole numbers such as 1. If it is a number to"
            + " predict, read with CsvOptions.regression(); if not, list all classes with the option"
            + " classNames.");
    refused(
        "x,label\n1,1e999999999\n2,1",
        "line 2: column \"label\" is 1e999999999, but labels of classes are texts or whole numbers"
            + " such as 1. If it is a number to predict, read with CsvOptions.regression(); if not,"
            + " list all classes with the option classNames.");
  }
}
