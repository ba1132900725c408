"""State dicts of PyTorch for ImageStateDictTest: of a network for images and one for symbols.

To make them again, from the project root (apt-get install python3-torch):

    /usr/bin/python3 src/test/python/golden_state_dict_images.py
"""

import json

import torch
from torch import nn

from golden_state_dict import FOLDER, save


def images():
    """One channel of 6 x 7."""
    torch.manual_seed(1)
    model = nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),  # 4 x 3 x 3
        nn.Conv2d(4, 3, (2, 3), stride=2, padding=1), nn.Tanh(),  # 3 x 2 x 2
        nn.Flatten(), nn.Linear(12, 3), nn.Softmax(1)).double()
    x = torch.randn(5, 1, 6, 7, dtype=torch.float64)
    return model, x, x.flatten(1)


def symbols():
    """Three of seven."""
    torch.manual_seed(2)
    model = nn.Sequential(
        nn.Embedding(7, 3), nn.Flatten(), nn.Linear(9, 5), nn.Tanh(), nn.Linear(5, 7),
        nn.Softmax(1)).double()
    x = torch.randint(0, 7, (6, 3))
    return model, x, x.double()


def main():
    values = {}
    for name, (model, x, rows) in (("images", images()), ("symbols", symbols())):
        save(model.state_dict(), FOLDER / ("state_dict_%s.safetensors" % name))
        with torch.no_grad():
            values[name] = {"x": rows.tolist(), "probabilities": model(x).tolist()}
    (FOLDER / "state_dict_images.json").write_text(json.dumps(values) + "\n")


if __name__ == "__main__":
    main()
