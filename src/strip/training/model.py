"""The network. Its inference in the app is ../tagger/network.ts: change both together.

All products are written as convolutions: Debian's torch computes these with oneDNN, thirty times faster than
plain products, which go to the reference BLAS.
"""

import torch
from torch import nn

WORD, PREFIX, SUFFIX, CHAR, FILTERS, FLAGS = 32, 12, 16, 14, 48, 32


class Tagger(nn.Module):
    def __init__(self, sizes, flags, classes, hidden, dropout=0.0):
        super().__init__()
        self.hidden = hidden
        self.word = nn.Embedding(sizes["words"], WORD)
        self.prefix = nn.Embedding(sizes["prefixes"], PREFIX)
        self.suffix = nn.Embedding(sizes["suffixes"], SUFFIX)
        self.char = nn.Embedding(sizes["chars"], CHAR)
        for table in (self.word, self.prefix, self.suffix, self.char):
            nn.init.normal_(table.weight, std=0.1)
        self.filters = nn.Conv1d(CHAR, FILTERS, 3)
        self.flags = nn.Conv1d(flags, FLAGS, 1, bias=False)
        self.inputs = nn.Conv1d(WORD + PREFIX + SUFFIX + FILTERS + FLAGS, 8 * hidden, 1)
        self.recurrent = nn.Conv1d(2 * hidden, 8 * hidden, 1, groups=2, bias=False)
        self.out = nn.Conv1d(2 * hidden, classes, 1)
        nn.init.uniform_(self.inputs.weight, -0.12, 0.12)
        nn.init.uniform_(self.recurrent.weight, -0.12, 0.12)
        nn.init.zeros_(self.inputs.bias)
        with torch.no_grad():
            self.inputs.bias.view(2, 4, hidden)[:, 1] = 1.0
        self.dropout = nn.Dropout(dropout)
        self.dropout_out = nn.Dropout(dropout * 1.4)

    def forward(self, data):
        """Logits, notes x words x classes."""
        word = self.word(data["word"])
        prefix = self.prefix(data["prefix"])
        suffix = self.suffix(data["suffix"])
        if "keep_word" in data:
            word = word * data["keep_word"].unsqueeze(-1)
            prefix = prefix * data["keep_affix"].unsqueeze(-1)
            suffix = suffix * data["keep_affix"].unsqueeze(-1)
        by_word = torch.cat([word, prefix, suffix, self.spelling(data["chars"])], -1).transpose(1, 2)
        inputs = torch.cat([by_word, self.flags(data["flags"].transpose(1, 2))], 1)
        states = self.recur(self.inputs(self.dropout(inputs)))
        return self.out(self.dropout_out(states)).transpose(1, 2)

    def spelling(self, chars):
        """The strongest answer of each filter over the three-letter windows of a word. Padding has no letters: zeros."""
        notes, words, letters = chars.shape
        embedded = self.char(chars) * (chars != 0).unsqueeze(-1)
        answers = self.filters(embedded.view(notes * words, letters, CHAR).transpose(1, 2))
        return torch.relu(answers.max(-1).values).view(notes, words, FILTERS)

    def recur(self, sums):
        """An LSTM in both directions: step t reads word t forward and word n-1-t backward. Gates: input, forget, cell, output."""
        notes, gates, length = sums.shape
        both = sums.view(notes, 2, gates // 2, length)
        both = torch.stack([both[:, 0], both[:, 1].flip(-1)], 1)
        steps = both.unbind(-1)
        state = None
        cell = torch.zeros(notes, 2, self.hidden)
        states = []
        for step in steps:
            if state is not None:
                step = step + self.recurrent(state.reshape(notes, 2 * self.hidden, 1)).view(notes, 2, gates // 2)
            parts = step.view(notes, 2, 4, self.hidden)
            opened = torch.sigmoid(parts)
            cell = opened[:, :, 1] * cell + opened[:, :, 0] * torch.tanh(parts[:, :, 2])
            state = opened[:, :, 3] * torch.tanh(cell)
            states.append(state)
        stacked = torch.stack(states, -1)
        return torch.cat([stacked[:, 0], stacked[:, 1].flip(-1)], 1)
