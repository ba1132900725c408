package gradus.inspect;

/** How much a {@link Finding} matters, the worst first. */
public enum Severity {
  /** Nothing can be learned well before this is fixed. */
  ERROR,
  /** It learns, but worse or more slowly than it could. */
  WARNING,
  /** Worth knowing; it does no harm by itself. */
  HINT
}
