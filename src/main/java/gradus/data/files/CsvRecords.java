package gradus.data.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
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

  private final DataFile file;
  private final Iterator<CsvRecord> records;

  /** The caller closes the stream. */
  CsvRecords(DataFile file, InputStream bytes, char separator) throws IOException {
    this.file = file;
    this.records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .trimWhitespacesAroundQuotes(true)
            .maxBufferSize(LONGEST_FIELD)
            .build(CsvRecordHandler.builder().maxFields(MOST_FIELDS).build(), text(bytes))
            .iterator();
  }

  /** The next record that isn't blank, or null at the end of the file. */
  CsvRecord next() {
    try {
      while (records.hasNext()) {
        CsvRecord csvRecord = checked(records.next());
        if (csvRecord.getFieldCount() > 1 || !csvRecord.getField(0).isBlank()) {
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
    // A line end more at the end changes nothing, except that it gets into a field whose quote is
    // open.
    InputStream ended = new SequenceInputStream(bytes, new ByteArrayInputStream(new byte[] {'\n'}));
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

  private CsvRecord checked(CsvRecord csvRecord) {
    for (String field : csvRecord.getFields()) {
      if (field.indexOf('\0') >= 0) {
        throw error(
            csvRecord,
            "has a character 0, which no text has: this is a binary file, or one in UTF-16. Save it"
                + " as CSV with the encoding UTF-8.");
      }
      if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
        throw error(
            csvRecord,
            "has a quote that is not closed on the same line: close it, or take the line end out of"
                + " the text.");
      }
    }
    return csvRecord;
  }

  private MalformedDataException error(CsvRecord csvRecord, String what) {
    return new MalformedDataException(
        file.name + " line " + csvRecord.getStartingLineNumber() + ": " + what);
  }
}
