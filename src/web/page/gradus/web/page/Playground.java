package gradus.web.page;

/** The page's program: builds the views and starts the clock. */
public final class Playground {
  private Playground() {}

  /** Called once, when the page is loaded. */
  public static void main(String[] args) {
    new App().start();
  }
}
