"""The network. Its inference in the app is ../tagger/network.ts: change both together."""

import torch
from torch import nn

WORD, PREFIX, SUFFIX, CHAR, FILTERS, FLAGS = 32, 12, 16, 14, 32, 32


class Tagger(nn.Module):
    def __init__(self, sizes, flags, classes, hidden):
        super().__init__()
        self.word = nn.Embedding(sizes["words"], WORD)
        self.prefix = nn.Embedding(sizes["prefixes"], PREFIX)
        self.suffix = nn.Embedding(sizes["suffixes"], SUFFIX)
        self.char = nn.Embedding(sizes["chars"], CHAR)
        for table in (self.word, self.prefix, self.suffix, self.char):
            nn.init.normal_(table.weight, std=0.1)
        self.filters = nn.Conv1d(CHAR, FILTERS, 3)
        self.flags = nn.Linear(flags, FLAGS, bias=False)
        self.lstm = nn.LSTM(WORD + PREFIX + SUFFIX + FILTERS + FLAGS, hidden, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * hidden, classes)
        self.dropout = nn.Dropout(0.2)
        self.dropout_out = nn.Dropout(0.3)

    def forward(self, data):
        word = self.word(data["word"])
        prefix = self.prefix(data["prefix"])
        suffix = self.suffix(data["suffix"])
        if "keep_word" in data:
            word = word * data["keep_word"].unsqueeze(-1)
            prefix = prefix * data["keep_affix"].unsqueeze(-1)
            suffix = suffix * data["keep_affix"].unsqueeze(-1)
        inputs = torch.cat([word, prefix, suffix, self.spelling(data["chars"]), self.flags(data["flags"])], -1)
        states, _ = self.lstm(self.dropout(inputs))
        return self.out(self.dropout_out(states))

    def spelling(self, chars):
        """The strongest answer of each filter over the three-letter windows of a word. Padding has no letters: zeros."""
        notes, words, letters = chars.shape
        embedded = self.char(chars) * (chars != 0).unsqueeze(-1)
        answers = self.filters(embedded.view(notes * words, letters, CHAR).transpose(1, 2))
        return torch.relu(answers.max(-1).values).view(notes, words, FILTERS)
