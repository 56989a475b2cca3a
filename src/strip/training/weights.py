"""tagger.bin: u32 length of a JSON header, the header padded to four bytes, float32 scales, then int8 values."""

import json
import struct

import numpy as np
import torch

TABLES = {"word.weight", "prefix.weight", "suffix.weight", "char.weight"}


def quantise(model):
    """int8 with one scale a row; one for all of a table of embeddings."""
    tensors = []
    for name, value in model.state_dict().items():
        matrix = value.detach().numpy().astype(np.float64)
        matrix = matrix.reshape(matrix.shape[0], -1)
        biggest = np.abs(matrix).max(axis=None if name in TABLES else 1, keepdims=True).reshape(-1, 1)
        scales = (np.maximum(biggest, 1e-8) / 127).astype(np.float32)
        values = np.clip(np.rint(matrix / scales), -127, 127).astype(np.int8)
        tensors.append((name, scales, values))
    return tensors


def dequantise(model, tensors):
    state = model.state_dict()
    for name, scales, values in tensors:
        state[name].copy_(torch.from_numpy(values.astype(np.float32) * scales).view(state[name].shape))


def write_weights(path, tensors, meta):
    header = {
        "version": 1,
        "sizes": meta["sizes"],
        "flags": [*meta["wordFlags"], *meta["noteFlags"]],
        "tensors": [
            {"name": name, "rows": values.shape[0], "columns": values.shape[1], "scales": scales.shape[0]}
            for name, scales, values in tensors
        ],
    }
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    with open(path, "wb") as file:
        file.write(struct.pack("<I", len(text)) + text)
        for _, scales, _ in tensors:
            file.write(scales.astype("<f4").tobytes())
        for _, _, values in tensors:
            file.write(values.tobytes())
