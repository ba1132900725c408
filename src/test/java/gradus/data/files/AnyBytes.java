package gradus.data.files;

import gradus.data.Dataset;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Reads bytes that may be anything. The readers give a data set or a {@link
 * MalformedDataException}; whatever else they throw, and whatever costs more than it should, is an
 * error in them.
 */
public final class AnyBytes {
  private static final Missing[] MISSING = Missing.values();

  private AnyBytes() {}

  /** The first byte chooses the options; the others are the file. */
  public static void readCsv(byte[] bytes) {
    if (bytes.length > 0) {
      byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
      try {
        DataFile file = DataFile.ofBytes("any.csv", content);
        Dataset dataset = CsvReader.read(file, options(bytes[0]), "any");
        look(dataset);
        if (dataset.inputs().getNumElements() > 10_000) {
          return; // once is enough for a large file
        }
        // What was read once is read again by what it taught, with the labels and without.
        CsvSchema schema = CsvReader.schema(file, options(bytes[0]));
        look(CsvReader.read(file, schema, "any"));
        if (schema.missing() != Missing.DROP_ROW) {
          CsvReader.readInputs(file, schema);
        }
      } catch (MalformedDataException e) {
        requireShort(e);
      }
    }
  }

  private static CsvOptions options(byte choice) {
    CsvOptions options = (choice & 1) == 0 ? CsvOptions.classification() : CsvOptions.regression();
    options.missing(MISSING[choice >> 1 & 3]);
    if ((choice & 24) == 8) {
      options.separator(';').decimalComma();
    }
    if ((choice & 24) == 24) {
      options.separator(' ').comment('#');
    }
    if ((choice & 16) != 0) {
      options.noHeader();
    }
    if ((choice & 32) != 0) {
      options.categorical((choice & 16) != 0 ? "column0" : "x").missingText("NA");
    }
    if ((choice & 65) == 64) {
      options.classNames("a", "b", "c");
    }
    if ((choice & 128) != 0) {
      options.label(1);
    }
    return options;
  }

  /** Two bytes say how long the file of labels is; the other bytes are the file of images. */
  public static void readIdx(byte[] bytes) {
    if (bytes.length < 2) {
      return;
    }
    int length = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort());
    int end = Math.min(2 + (length & 0x7fff), bytes.length);
    List<String> names = length < 0x8000 ? List.of() : List.of("a", "b", "c");
    DataFile labels = DataFile.ofBytes("labels", Arrays.copyOfRange(bytes, 2, end));
    DataFile images = DataFile.ofBytes("images", Arrays.copyOfRange(bytes, end, bytes.length));
    try {
      look(IdxReader.read(images, labels, names, "any"));
    } catch (MalformedDataException e) {
      requireShort(e);
    }
  }

  /** What was read can be looked at. */
  private static void look(Dataset dataset) {
    dataset.summary();
    dataset.head(3);
  }

  private static void requireShort(MalformedDataException e) {
    if (e.getMessage().length() > 2000) {
      throw new AssertionError("A message of " + e.getMessage().length() + " characters", e);
    }
  }
}
