package gradus.data.files;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import gradus.math.Quote;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * The records of a CSV file, one after the other. FastCSV takes the text apart; added here is what
 * it lets pass: a byte order mark, other encodings, binary files and quotes that are never closed.
 */
final class CsvRecords {
  /** No number, label or name is anywhere near as long; an open quote is. */
  private static final int LONGEST_FIELD = 1 << 20;

  /** Twice FastCSV's own limit: tables of genes have some 20,000 columns. */
  private static final int MOST_FIELDS = 1 << 15;

  /** A line that no text has, added at the end. */
  private static final String END = "\n\0";

  private static final String DECLARATION = "sep=";

  private final DataFile file;
  private final Iterator<CsvRecord> records;

  private final char separator;

  /**
   * The caller closes the stream.
   *
   * @param separator a blank for any number of blanks and tabs
   * @param comment what lines to leave out begin with, or {@link CsvOptions#NO_COMMENT}
   */
  CsvRecords(DataFile file, InputStream bytes, char separator, char comment) throws IOException {
    CsvOptions.requireDifferent(separator, comment);
    this.file = file;
    this.separator = separator;
    boolean blanks = separator == ' ';
    Reader text = text(bytes);
    CsvReader.CsvReaderBuilder builder =
        CsvReader.builder()
            .fieldSeparator(blanks ? '\t' : separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .trimWhitespacesAroundQuotes(!blanks)
            .maxBufferSize(LONGEST_FIELD);
    if (comment != CsvOptions.NO_COMMENT) {
      builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment);
    }
    this.records =
        builder
            .build(
                CsvRecordHandler.builder().maxFields(MOST_FIELDS).build(),
                blanks ? new BlanksAsTabs(text) : text)
            .iterator();
  }

  /** The next record that isn't blank, or null at the end of the file. */
  CsvRecord next() {
    try {
      while (records.hasNext()) {
        CsvRecord csvRecord = records.next();
        if (isEnd(csvRecord)) {
          return null;
        }
        requireText(csvRecord);
        boolean isBlank = csvRecord.getFieldCount() == 1 && csvRecord.getField(0).isBlank();
        if (!isBlank && !declaresSeparator(csvRecord)) {
          return csvRecord;
        }
      }
      return null;
    } catch (UncheckedIOException e) {
      throw file.unreadable(e.getCause());
    } catch (CsvParseException e) {
      String reason = e.getCause() == null ? "" : " (" + e.getCause().getMessage().strip() + ")";
      throw new MalformedDataException(
          ("%s is not a CSV file: %s. A text in quotes ends at a separator or a line end,"
                  + " and a quote inside it is written twice.")
              .formatted(file.name, westernDigits(e.getMessage() + reason)),
          e);
    }
  }

  /** FastCSV writes line numbers in the language of the machine, and not all have our digits. */
  private static String westernDigits(String message) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      text.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return text.toString();
  }

  private Reader text(InputStream bytes) throws IOException {
    refuseOtherFormats(bytes);
    // Closed by a line of its own, the file shows where a quote stays open: that line gets into the
    // field then.
    byte[] end = END.getBytes(StandardCharsets.UTF_8);
    InputStream ended = new SequenceInputStream(bytes, new ByteArrayInputStream(end));
    // A decoder of its own reports malformed bytes; the charset alone would put "\uFFFD" there.
    Reader text =
        new BufferedReader(new InputStreamReader(ended, StandardCharsets.UTF_8.newDecoder()));
    // Spreadsheets like to begin a UTF-8 file with a byte order mark, which is no part of a name.
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  private void refuseOtherFormats(InputStream bytes) throws IOException {
    bytes.mark(4);
    byte[] start = bytes.readNBytes(4);
    bytes.reset();
    if (beginsWith(start, 0xFE, 0xFF) || beginsWith(start, 0xFF, 0xFE)) {
      throw new MalformedDataException(
          file.name + " is a text in UTF-16: save it again with the encoding UTF-8.");
    }
    if (beginsWith(start, 'P', 'K', 3, 4)) {
      throw new MalformedDataException(
          ("%s is a ZIP archive or a spreadsheet, but a CSV file is expected: unpack it,"
                  + " or save the sheet as CSV.")
              .formatted(file.name));
    }
  }

  private static boolean beginsWith(byte[] start, int... expected) {
    boolean same = start.length >= expected.length;
    for (int i = 0; same && i < expected.length; i++) {
      same = Byte.toUnsignedInt(start[i]) == expected[i];
    }
    return same;
  }

  /** Whether the file is over; refuses one that ends inside quotes. */
  private boolean isEnd(CsvRecord csvRecord) {
    String last = csvRecord.getField(csvRecord.getFieldCount() - 1);
    if (last.endsWith(END)) {
      throw error(csvRecord, "has a quote that is never closed: close it, or take it out.");
    }
    return csvRecord.getFieldCount() == 1 && last.equals(END.substring(1));
  }

  private void requireText(CsvRecord csvRecord) {
    for (String field : csvRecord.getFields()) {
      if (field.indexOf('\0') >= 0) {
        throw error(
            csvRecord,
            "has a character 0, which no text has: this is a binary file, or one in UTF-16. Save it"
                + " as CSV with the encoding UTF-8.");
      }
    }
  }

  /** Whether it is a line such as sep=; which some spreadsheets begin with; it must be right. */
  private boolean declaresSeparator(CsvRecord csvRecord) {
    String line = String.join(String.valueOf(separator), csvRecord.getFields());
    boolean declares =
        csvRecord.getStartingLineNumber() == 1
            && line.length() == DECLARATION.length() + 1
            && line.regionMatches(true, 0, DECLARATION, 0, DECLARATION.length());
    char declared = declares ? line.charAt(DECLARATION.length()) : separator;
    if (declared != separator) {
      throw error(
          csvRecord,
          "says that the separator is %s: use the option separator(%s)."
              .formatted(Quote.of(declared), Quote.of(declared)));
    }
    return declares;
  }

  private MalformedDataException error(CsvRecord csvRecord, String what) {
    return new MalformedDataException(
        file.name + " line " + csvRecord.getStartingLineNumber() + ": " + what);
  }

  /** Columns separated by blanks: a tab for every run of blanks and tabs outside of quotes. */
  private static final class BlanksAsTabs extends Reader {
    private final Reader text;
    private boolean atLineStart = true;
    private boolean inQuotes = false;
    private int waiting = NOTHING; // read already, and to be given next

    private static final int NOTHING = -2;

    BlanksAsTabs(Reader text) {
      this.text = text;
    }

    @Override
    public int read(char[] buffer, int start, int length) throws IOException {
      int count = 0;
      while (count < length) {
        int c = next();
        if (c < 0) {
          break;
        }
        buffer[start + count] = (char) c;
        count++;
      }
      return count == 0 && length > 0 ? -1 : count;
    }

    private int next() throws IOException {
      int c = waiting == NOTHING ? text.read() : waiting;
      waiting = NOTHING;
      if (inQuotes || !isBlank(c)) {
        inQuotes ^= c == '"';
        atLineStart = !inQuotes && isLineEnd(c);
        return c;
      }
      while (isBlank(c)) {
        c = text.read();
      }
      if (atLineStart || isLineEnd(c) || c < 0) { // nothing stands on the one side
        inQuotes = c == '"';
        atLineStart = isLineEnd(c);
        return c;
      }
      waiting = c;
      return '\t';
    }

    private static boolean isBlank(int c) {
      return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(int c) {
      return c == '\n' || c == '\r';
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
