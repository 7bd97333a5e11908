"""The network in torch, as `pipeline.segment.unpunctuated.network` reads it without."""

from __future__ import annotations

from typing import Final

import torch
from torch import nn

from training.unpunctuated.streams import NOTHING

EMBEDDED: Final = 128
HIDDEN: Final = 192
MARKS: Final = 5
CASES: Final = 3


class Tagger(nn.Module):  # type: ignore[misc]
    """Rows of word pieces [windows, steps, slots] to scores [windows, steps, MARKS + CASES]."""

    def __init__(self, dropout: float = 0.35) -> None:
        super().__init__()
        self.table = nn.Embedding(NOTHING + 1, EMBEDDED, padding_idx=NOTHING)
        nn.init.normal_(self.table.weight[:NOTHING], 0.0, 0.15)
        self.layer0 = nn.LSTM(EMBEDDED, HIDDEN, bidirectional=True, batch_first=True)
        self.layer1 = nn.LSTM(2 * HIDDEN, HIDDEN, bidirectional=True, batch_first=True)
        self.output = nn.Linear(2 * HIDDEN, MARKS + CASES)
        self.drop_word = nn.Dropout(dropout * 0.6)
        self.drop = nn.Dropout(dropout)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Return the scores."""
        x = self.drop_word(self.table(rows).sum(2))
        x = self.drop(self.layer0(x)[0])
        x = self.drop(self.layer1(x)[0])
        return torch.as_tensor(self.output(x))


def loss(scores: torch.Tensor, marks: torch.Tensor, cases: torch.Tensor) -> torch.Tensor:
    """Return the cross entropy of the marks, with a quarter of that of the case: it tells names from ends."""
    of_marks = nn.functional.cross_entropy(scores[..., :MARKS].reshape(-1, MARKS), marks.view(-1))
    of_cases = nn.functional.cross_entropy(scores[..., MARKS:].reshape(-1, CASES), cases.view(-1))
    return of_marks + 0.25 * of_cases
