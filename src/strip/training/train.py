#!/usr/bin/python3
"""Trains the name tagger. Needs Debian's python3-torch, and node.

    python3 src/strip/training/train.py --notes tests/corpus/notes/train --public FILE --out src/strip/data/tagger.bin
"""

import argparse
import json
import multiprocessing
import os
import pathlib
import subprocess
import tempfile

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch
from torch import nn

from model import Tagger
from weights import dequantise, quantise, write_weights

HERE = pathlib.Path(__file__).resolve().parent
PLAIN, BEGINS, INSIDE, FIGURE, PLACE, ORGANISATION, IDENTIFIER, EITHER, IGNORED = range(9)
CLASSES = 7
LIST_FLAGS = ["first", "surname", "wordName", "partFirst", "partSurname"]
OTHER_LIST_FLAGS = ["word", "inflected", "place", "organisation"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--notes", required=True)
    parser.add_argument("--public")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--public-copies", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--models", type=int, default=3, help="teachers; more than one is distilled into one")
    parser.add_argument("--jobs", type=int, default=1, help="teachers that learn at the same time; the result is the same")
    parser.add_argument("--hidden", type=int, default=48, help="units a direction of the model that ships")
    parser.add_argument("--teacher-hidden", type=int, default=64)
    parser.add_argument("--data", help="a folder that prepare.mjs filled before")
    parser.add_argument("--checkpoint", help="also write the float weights here")
    parser.add_argument("--out", required=True)
    parser.add_argument("--reference", help="write here what the shipped weights answer to a few sequences")
    options = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus(options.data or prepare(options, folder))
    taught = ask_teachers(corpus, options) if options.models > 1 else None
    print("the model that ships", flush=True)
    model = train(corpus, options, options.hidden, options.seed * 1000 + 999, taught)
    if options.checkpoint:
        torch.save(model.state_dict(), options.checkpoint)
    tensors = quantise(model)
    write_weights(options.out, tensors, corpus.meta)
    dequantise(model, tensors)
    if options.reference:
        write_reference(options.reference, model, corpus)


def prepare(options, folder):
    command = ["node", str(HERE / "prepare.mjs"), "--notes", options.notes, "--seed", str(options.seed)]
    command += ["--copies", str(options.copies), "--public-copies", str(options.public_copies), "--out", folder]
    if options.public:
        command += ["--public", options.public]
    subprocess.run(command, check=True)
    return folder


class Corpus:
    """All sequences, grouped by length, so that no batch needs padding."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.meta = json.loads((folder / "meta.json").read_text())
        columns = self.meta["columns"]
        self.rows = np.fromfile(folder / "tokens.bin", dtype=np.uint16).reshape(-1, columns)
        self.lengths = np.fromfile(folder / "lengths.bin", dtype=np.uint16).astype(np.int64)
        self.sources = np.fromfile(folder / "sources.bin", dtype=np.uint8)
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.flags = len(self.meta["wordFlags"]) + len(self.meta["noteFlags"])
        order = np.argsort(self.lengths, kind="stable")
        bounds = np.flatnonzero(np.diff(self.lengths[order])) + 1
        self.groups = np.split(order, bounds)

    def batches(self, rng, tokens=1500):
        batches = []
        for group in self.groups:
            size = max(16, min(128, tokens // int(self.lengths[group[0]])))
            shuffled = rng.permutation(group)
            batches += [shuffled[at : at + size] for at in range(0, len(shuffled), size)]
        return [batches[index] for index in rng.permutation(len(batches))]

    def places(self, batch):
        """Where the words of the batch stand among all: notes x words."""
        return self.starts[batch][:, None] + np.arange(self.lengths[batch[0]])[None, :]

    def read(self, batch):
        rows = self.rows[self.places(batch)].astype(np.int64)
        chars = self.meta["sizes"]["charLength"]
        flags = rows[:, :, 5 + chars :]
        flags = np.where(flags == 0xFFFF, self.flags, flags)
        dense = np.zeros((*rows.shape[:2], self.flags + 1), dtype=np.float32)
        np.put_along_axis(dense, flags, 1, axis=2)
        return {
            "labels": torch.from_numpy(rows[:, :, 0]),
            "word": torch.from_numpy(rows[:, :, 1]),
            "prefix": torch.from_numpy(rows[:, :, 2]),
            "suffix": torch.from_numpy(rows[:, :, 3]),
            "chars": torch.from_numpy(rows[:, :, 5 : 5 + chars]),
            "flags": torch.from_numpy(dense[:, :, : self.flags]),
            "weight": torch.from_numpy(np.where(self.sources[batch] == 0, 1.0, 0.4).astype(np.float32)),
        }


def ask_teachers(corpus, options):
    """What the teachers answer to each word, on average: words x classes. Each learns in its own process."""
    given = (corpus, options)
    with multiprocessing.get_context("fork").Pool(options.jobs, GIVEN.extend, (given,), maxtasksperchild=1) as pool:
        return sum(pool.imap(teach, range(options.models))) / options.models


GIVEN = []
"""In a teacher's process: the corpus and the options."""


def teach(number):
    corpus, options = GIVEN
    seed = options.seed * 1000 + number
    teacher = train(corpus, options, options.teacher_hidden, seed, None, f"teacher {number + 1}, ")
    answers = np.zeros((len(corpus.rows), CLASSES), dtype=np.float32)
    for batch in corpus.batches(np.random.default_rng(0), 4000):
        with torch.no_grad():
            probabilities = teacher(corpus.read(batch)).softmax(-1)
        answers[corpus.places(batch)] = probabilities.numpy()
    return answers


def train(corpus, options, hidden, seed, taught, name=""):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Tagger(corpus.meta["sizes"], corpus.flags, CLASSES, hidden, 0.3 if taught is None else 0.2)
    average = Tagger(corpus.meta["sizes"], corpus.flags, CLASSES, hidden, 0.3 if taught is None else 0.2)
    average.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(model.parameters(), lr=4e-3, weight_decay=0.02, betas=(0.9, 0.98))
    steps = sum(1 for _ in corpus.batches(np.random.default_rng(0))) * options.epochs
    step = 0
    for epoch in range(options.epochs):
        total = count = 0.0
        for batch in corpus.batches(rng):
            step += 1
            rate = 4e-3 * min(1, step / 300) * (0.5 * (1 + np.cos(np.pi * step / steps)) + 0.005)
            for group in optimiser.param_groups:
                group["lr"] = rate
            data = corpus.read(batch)
            soft = None if taught is None else torch.from_numpy(taught[corpus.places(batch)])
            model.train()
            loss = loss_of(model(drop(data, corpus.meta)), data, soft)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            keep = min(0.999, step / (step + 10))
            with torch.no_grad():
                for ours, theirs in zip(average.parameters(), model.parameters()):
                    ours.mul_(keep).add_(theirs, alpha=1 - keep)
            total += loss.item()
            count += 1
        print(f"{name}epoch {epoch + 1}: loss {total / count:.4f}", flush=True)
    average.eval()
    return average


def drop(data, meta):
    """Without some words and some flags of the lists: the tagger must not lean on either."""
    shape = data["word"].shape
    names = meta["wordFlags"] + meta["noteFlags"]
    flags = data["flags"].clone()
    lists = torch.tensor([names.index(name) for name in LIST_FLAGS])
    others = torch.tensor([names.index(name) for name in OTHER_LIST_FLAGS])
    note = (torch.rand(shape[0], 1) < 0.04).expand(shape)
    flags[:, :, lists] *= ((torch.rand(shape) >= 0.12) & ~note).float().unsqueeze(-1)
    flags[:, :, others] *= (torch.rand(shape) >= 0.06).float().unsqueeze(-1)
    keep_word = (torch.rand(shape) >= 0.25).float()
    keep_affix = (torch.rand(shape) >= 0.15).float()
    return {**data, "flags": flags, "keep_word": keep_word, "keep_affix": keep_affix}


def loss_of(logits, data, soft):
    labels = data["labels"]
    logp = logits.log_softmax(-1)
    either = torch.logsumexp(logp[..., [BEGINS, INSIDE, FIGURE]], -1)
    picked = logp.gather(-1, labels.clamp(max=CLASSES - 1).unsqueeze(-1)).squeeze(-1)
    hard = -torch.where(labels == EITHER, either, picked)
    if soft is not None:
        hard = 0.4 * hard - 0.6 * (soft * logp).sum(-1)
    weight = (labels != IGNORED).float() * data["weight"].unsqueeze(-1)
    return (hard * weight).sum() / weight.sum().clamp(min=1)


def write_reference(out, model, corpus):
    """What the quantised model answers to a few sequences, for the test that the app's inference answers the same."""
    picked = [int(group[0]) for group in corpus.groups if 3 < corpus.lengths[group[0]] < 14][:8]
    reference = []
    for index in picked:
        data = corpus.read(np.array([index]))
        with torch.no_grad():
            probabilities = model(data).softmax(-1)[0]
        reference.append(
            {
                "word": data["word"][0].tolist(),
                "prefix": data["prefix"][0].tolist(),
                "suffix": data["suffix"][0].tolist(),
                "chars": data["chars"][0].tolist(),
                "flags": [row.nonzero().flatten().tolist() for row in data["flags"][0]],
                "probabilities": [[round(value, 5) for value in row] for row in probabilities.tolist()],
            }
        )
    pathlib.Path(out).write_text(json.dumps(reference) + "\n")


if __name__ == "__main__":
    main()
