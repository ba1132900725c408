package gradus.persist;

/**
 * A file is not what its reader expects: damaged, of another kind, or not meant well. The message
 * says which file, what is wrong, what was expected, and what to do.
 */
public final class ModelFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** With a message for the person who has the file. */
  public ModelFormatException(String message) {
    super(message);
  }

  /** With the exception that brought it to light. */
  public ModelFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
