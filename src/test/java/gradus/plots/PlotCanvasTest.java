package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No window is needed: what was painted last can be copied from the canvas into an image. */
@Timeout(60)
class PlotCanvasTest {
  private final PlotCanvas canvas = new PlotCanvas(Theme.LIGHT, "a picture", 40, 30);

  PlotCanvasTest() {
    canvas.setSize(40, 30);
  }

  private static PlotCanvas.Painter fill(Color color) {
    return (graphics, width, height) -> {
      graphics.setColor(color);
      graphics.fillRect(0, 0, width, height);
    };
  }

  private Color shown() {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    canvas.paintComponent(graphics);
    graphics.dispose();
    return new Color(image.getRGB(20, 15));
  }

  private void awaitIdle() throws InterruptedException {
    while (!canvas.isIdle()) {
      Thread.sleep(1);
    }
  }

  @Test
  void whatCameLastIsShownInTheEnd() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    canvas.show((graphics, width, height) -> await(go)); // a slow one
    for (int green = 0; green < 256; green++) {
      canvas.show(fill(new Color(0, green, 0)));
    }
    assertThat(canvas.isIdle()).isFalse();
    go.countDown();
    awaitIdle();
    assertThat(shown()).isEqualTo(new Color(0, 255, 0));
  }

  @Test
  void anErrorOfOnePictureDoesNotHideTheNext() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch ended = new CountDownLatch(1);
    canvas.show(
        (graphics, width, height) -> {
          Thread.currentThread()
              .setUncaughtExceptionHandler(
                  (thread, error) -> {
                    thrown.set(error);
                    ended.countDown();
                  });
          canvas.show(fill(Color.BLUE)); // comes while the first is painted
          throw new StackOverflowError("too deep");
        });
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(thrown.get()).hasMessage("too deep");
    awaitIdle();
    assertThat(shown()).isEqualTo(Color.BLUE);
    canvas.show(fill(Color.RED));
    awaitIdle();
    assertThat(shown()).isEqualTo(Color.RED);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
