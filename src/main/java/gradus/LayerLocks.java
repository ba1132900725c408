package gradus;

import gradus.layers.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread at a time use the layers of a network: several that predict take turns, and while
 * one fits, the others are refused. Networks may share layers, so a lock belongs to layers. A
 * network of layers with several locks takes all of them, always in the order of their numbers.
 */
final class LayerLocks {
  private static final class Lock extends ReentrantLock {
    private static final long serialVersionUID = 1;
    private final int number;
    private volatile Thread fitting = null;

    Lock(int number) {
      this.number = number;
    }
  }

  private static final Map<Layer, Lock> LOCKS = new WeakHashMap<>();
  private static int made = 0;

  private final List<Lock> locks;

  /** For a network of these layers. */
  LayerLocks(List<Layer> layers) {
    synchronized (LOCKS) {
      List<Lock> found = new ArrayList<>();
      for (Layer layer : layers) {
        Lock lock = LOCKS.get(layer);
        if (lock != null && !found.contains(lock)) {
          found.add(lock);
        }
      }
      if (found.isEmpty()) {
        found.add(new Lock(made++));
      }
      for (Layer layer : layers) {
        LOCKS.putIfAbsent(layer, found.get(0));
      }
      found.sort(Comparator.comparingInt(lock -> lock.number));
      locks = List.copyOf(found);
    }
  }

  /**
   * Waits until no other thread uses the layers.
   *
   * @throws IllegalStateException if another thread trains them
   */
  private void take() {
    for (int i = 0; i < locks.size(); i++) {
      while (!locks.get(i).tryLock()) {
        Thread fitting = locks.get(i).fitting;
        if (fitting != null) {
          release(i);
          throw new IllegalStateException(
              "The network is being trained by another thread, \"%s\": wait until fit has returned, or ask the network in a listener, which is called between two steps."
                  .formatted(fitting.getName()));
        }
        LockSupport.parkNanos(100_000);
      }
    }
  }

  private void release(int count) {
    for (int i = count - 1; i >= 0; i--) {
      locks.get(i).unlock();
    }
  }

  /** Until it is closed, the layers belong to this thread; then each is in its old mode again. */
  static final class Use {
    private final LayerLocks owner;
    private final Network network;
    private final boolean wasTraining;
    private final boolean[] wereTraining;

    private Use(LayerLocks owner, Network network) {
      this.owner = owner;
      this.network = network;
      owner.take();
      List<Layer> layers = network.allLayers();
      wasTraining = network.isTraining();
      wereTraining = new boolean[layers.size()];
      for (int i = 0; i < wereTraining.length; i++) {
        // A layer of a student's own may forget to say that it is training.
        wereTraining[i] = layers.get(i).isTraining() || wasTraining;
      }
    }

    void close() {
      network.setTraining(wasTraining);
      for (int i = 0; i < wereTraining.length; i++) {
        network.allLayers().get(i).setTraining(wereTraining[i]);
      }
      for (Lock lock : owner.locks) {
        lock.fitting = lock.getHoldCount() > 1 ? lock.fitting : null; // an outer fit goes on
      }
      owner.release(owner.locks.size());
    }

    @Override
    public String toString() {
      return "Use(" + network + ")";
    }
  }

  /** To train: other threads are refused. */
  Use toFit(Network network) {
    Use use = new Use(this, network);
    for (Lock lock : locks) {
      lock.fitting = Thread.currentThread();
    }
    return use;
  }

  /** To predict, in inference mode: other threads wait. */
  Use toPredict(Network network) {
    Use use = new Use(this, network);
    network.setTraining(false);
    return use;
  }

  @Override
  public String toString() {
    return "LayerLocks(" + locks.size() + ")";
  }
}
