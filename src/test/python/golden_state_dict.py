"""A state dict of PyTorch for StateDictTest: a network trained there, and what it predicts.

The package safetensors isn't in Debian, so the file is written here, as its format says: 8 bytes
with the length of the header, the header in JSON, the numbers. Like the package, it sorts the
tensors by size of their type and by name.

To make it again, from the project root (apt-get install python3-torch):

    /usr/bin/python3 src/test/python/golden_state_dict.py
"""

import json
import struct
from pathlib import Path

import torch
from torch import nn

FOLDER = Path("src/test/resources/golden")
TYPES = {torch.float64: "F64", torch.float32: "F32", torch.int64: "I64"}


def save(state_dict, path):
    tensors = sorted(state_dict.items(), key=lambda t: (-t[1].element_size(), t[0]))
    header, data = {}, b""
    for name, tensor in tensors:
        content = tensor.contiguous().numpy().tobytes()
        header[name] = {
            "dtype": TYPES[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(content)],
        }
        data += content
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def train(dtype):
    """Which of three corners of a square is nearest? Learned from 90 random points."""
    torch.manual_seed(42)
    model = nn.Sequential(
        nn.Linear(2, 5), nn.BatchNorm1d(5), nn.Tanh(), nn.Linear(5, 4), nn.LayerNorm(4), nn.ReLU(),
        nn.Linear(4, 3)).to(dtype)
    points = torch.rand(90, 2, dtype=dtype)
    corners = torch.tensor([[0, 0], [0, 1], [1, 0]], dtype=dtype)
    classes = torch.cdist(points, corners).argmin(1)
    optimizer = torch.optim.SGD(model.parameters(), 0.5)
    for _ in range(100):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(points), classes).backward()
        optimizer.step()
    model.eval()
    inputs = torch.rand(6, 2, dtype=dtype)
    save(model.state_dict(), FOLDER / ("state_dict_%s.safetensors" % TYPES[dtype].lower()))
    with torch.no_grad():
        return {"x": inputs.tolist(), "probabilities": model(inputs).softmax(1).tolist()}


if __name__ == "__main__":
    torch.set_num_threads(1)
    golden = {"pytorch": torch.__version__, "f64": train(torch.float64), "f32": train(torch.float32)}
    (FOLDER / "state_dict.json").write_text(json.dumps(golden, indent=1) + "\n")
