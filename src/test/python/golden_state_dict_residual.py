"""State dicts of PyTorch for ResidualStateDictTest: residual blocks, one with a BatchNorm inside.

To make them again, from the project root (apt-get install python3-torch):

    /usr/bin/python3 src/test/python/golden_state_dict_residual.py
"""

import json

import torch
from torch import nn

from golden_state_dict import FOLDER, save


class Residual(nn.Sequential):
    def forward(self, x):
        return x + super().forward(x)


def rows():
    """A block with running statistics, trained for 20 steps."""
    torch.manual_seed(3)
    model = nn.Sequential(
        nn.Linear(4, 5), nn.Tanh(),
        Residual(nn.Linear(5, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 5)),
        nn.Linear(5, 3)).double()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    x = torch.randn(40, 4, dtype=torch.float64)
    classes = x[:, :3].argmax(1)
    for _ in range(20):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), classes).backward()
        optimizer.step()
    return model.eval(), x[:6], x[:6]


def images():
    """Blocks of convolutions, one in the other: two channels of 3 x 4."""
    torch.manual_seed(4)
    model = nn.Sequential(
        Residual(
            nn.Conv2d(2, 3, 3, padding=1), nn.ReLU(),
            Residual(nn.Conv2d(3, 3, 3, padding=1), nn.Tanh()),
            nn.Conv2d(3, 2, 1)),
        nn.Flatten(), nn.Linear(24, 3)).double()
    x = torch.randn(5, 2, 3, 4, dtype=torch.float64)
    return model, x, x.flatten(1)


def main():
    values = {}
    for name, (model, x, flat) in (("rows", rows()), ("images", images())):
        save(model.state_dict(), FOLDER / ("state_dict_residual_%s.safetensors" % name))
        with torch.no_grad():
            values[name] = {"x": flat.tolist(), "output": model(x).tolist()}
    (FOLDER / "state_dict_residual.json").write_text(json.dumps(values) + "\n")


if __name__ == "__main__":
    main()
