"""What ConvolutionBenchmark measures, with PyTorch on one core: images a second of training.

Compare within one run of both on the same machine, and with a PyTorch that has a fast BLAS
(Debian: apt-get install python3-torch libopenblas0-serial). From the project root:

    OPENBLAS_NUM_THREADS=1 /usr/bin/python3 src/jmh/python/convolution.py
"""

import statistics
import time

import torch
from torch import nn

torch.set_num_threads(1)

BATCH = 64
BATCHES = 20
TURNS = 5
SECONDS = 0.6


def small():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64, 10))


def large():
    return nn.Sequential(
        nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(256, 10))


def images_a_second(make, size, dtype):
    torch.manual_seed(42)
    network = make().to(dtype)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01)
    loss = nn.CrossEntropyLoss()
    inputs = [torch.randn(BATCH, 1, size, size, dtype=dtype) for _ in range(BATCHES)]
    targets = [torch.randint(0, 10, (BATCH,)) for _ in range(BATCHES)]

    def steps_for(seconds):
        """Counted in the processor's time, so that a busy machine disturbs little."""
        start = time.process_time()
        steps = 0
        while time.process_time() - start < seconds:
            optimizer.zero_grad()
            loss(network(inputs[steps % BATCHES]), targets[steps % BATCHES]).backward()
            optimizer.step()
            steps += 1
        return BATCH * steps / (time.process_time() - start)

    steps_for(1)  # to warm up
    return statistics.median(steps_for(SECONDS) for _ in range(TURNS))


def main():
    for name, make, size in (("8x8", small, 8), ("28x28", large, 28)):
        for dtype in (torch.float64, torch.float32):
            print("%-6s %s  %6.0f images/s" % (name, dtype, images_a_second(make, size, dtype)))


if __name__ == "__main__":
    main()
