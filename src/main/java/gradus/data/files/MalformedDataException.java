package gradus.data.files;

/**
 * A file does not hold what its reader was told to expect. The message says where, what is there,
 * what was expected, and how to fix it.
 */
public final class MalformedDataException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** With a message for the person who can fix the file. */
  public MalformedDataException(String message) {
    super(message);
  }

  /** With the exception that brought it to light. */
  public MalformedDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
