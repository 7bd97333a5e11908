"""The network in torch: sentences in, for each a score of every tag; and the chain that ties the tags.

A convolution reads the words of each sentence, two layers of gated recurrent units read the sentences both
ways (Cho et al. 2014), and a linear chain with learned transitions ties them (Lafferty et al. 2001; on top of
a recurrent network as in Huang et al. 2015). A tag is a role and whether the sentence begins a turn.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import nn

from pipeline.speakers.changes.tags import TAGS, allowed
from pipeline.speakers.changes.words import NUMBERS, SHAPES
from pipeline.speakers.cues import CLASSES

EMBEDDED: Final = 48
GIVEN: Final = 128
"""Length of the vectors of the names recogniser, which are not trained here."""
FILTERS: Final = 80
HIDDEN: Final = 72
HEAD: Final = 8
"""Words at the start of a sentence that are also pooled by themselves."""
_FORBIDDEN: Final = -1e4


class Reader(nn.Module):  # type: ignore[misc]
    """Words to scores: everything that goes into the graph that ships."""

    def __init__(self, words: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.own = nn.Embedding(words, EMBEDDED, padding_idx=0)
        nn.init.normal_(self.own.weight[1:], 0.0, 0.1)
        self.given = nn.Linear(GIVEN, EMBEDDED, bias=False)
        self.shape = nn.Embedding(SHAPES, EMBEDDED, padding_idx=0)
        self.classes = nn.Linear(len(CLASSES), EMBEDDED, bias=False)
        self.filters = nn.Conv1d(EMBEDDED, FILTERS, 3, padding=1)
        self.sentence = nn.Linear(3 * FILTERS + NUMBERS + len(CLASSES), 2 * HIDDEN)
        self.layer0 = nn.GRU(2 * HIDDEN, HIDDEN, bidirectional=True, batch_first=True)
        self.layer1 = nn.GRU(2 * HIDDEN, HIDDEN, bidirectional=True, batch_first=True)
        self.output = nn.Linear(4 * HIDDEN, len(TAGS))
        self.drop = nn.Dropout(dropout)

    def words(self, numbers: torch.Tensor, given: torch.Tensor) -> torch.Tensor:
        """Return the vectors of words: own and given ones together."""
        return torch.as_tensor(self.own(numbers) + self.given(given))

    def forward(
        self, words: torch.Tensor, shapes: torch.Tensor, classes: torch.Tensor, numbers: torch.Tensor
    ) -> torch.Tensor:
        """Return the scores [documents, sentences, tags].

        `words` [documents, sentences, WIDTH, EMBEDDED], `shapes` [documents, sentences, WIDTH], `classes`
        [documents, sentences, WIDTH, classes], `numbers` [documents, sentences, NUMBERS].
        """
        documents, sentences, width = shapes.shape
        mask = (shapes > 0).view(-1, 1, width)
        x = self.drop(words + self.shape(shapes) + self.classes(classes)).view(-1, width, EMBEDDED)
        x = torch.relu(self.filters(x.transpose(1, 2)))
        x = x * mask
        head = x[:, :, :HEAD].amax(2)
        pooled = torch.cat([head, x.amax(2), x.sum(2) / mask.sum(2).clamp(min=1)], 1)
        pooled = pooled.view(documents, sentences, -1)
        seen = torch.cat([pooled, numbers, classes.amax(2)], 2)
        first = torch.relu(self.sentence(self.drop(seen)))
        y = self.drop(self.layer0(first)[0])
        z = self.drop(self.layer1(y)[0])
        return torch.as_tensor(self.output(torch.cat([first, z], 2)))


class Chain(nn.Module):  # type: ignore[misc]
    """Transitions between tags; tags that cannot follow each other are forbidden."""

    def __init__(self) -> None:
        super().__init__()
        self.between = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        can_follow, can_start = allowed()
        self.register_buffer("can_follow", torch.as_tensor(can_follow))
        self.register_buffer("can_start", torch.as_tensor(can_start))

    def weights(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the scores of a first tag [tags] and of a tag after another [before, after]."""
        start = self.start.masked_fill(~self.can_start, _FORBIDDEN)
        return start, self.between.masked_fill(~self.can_follow, _FORBIDDEN)

    def log_sum(self, scores: torch.Tensor, may: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the log of the summed weight of all ways through the tags that `may` be, for each document.

        `scores` [documents, sentences, tags], `may` likewise of truth values, `mask` [documents, sentences].
        """
        start, between = self.weights()
        scores = scores.masked_fill(~may, _FORBIDDEN)
        alpha = start + scores[:, 0]
        for step in range(1, scores.shape[1]):
            following = torch.logsumexp(alpha.unsqueeze(2) + between, 1) + scores[:, step]
            alpha = torch.where(mask[:, step].unsqueeze(1), following, alpha)
        return torch.logsumexp(alpha, 1)

    def loss(self, scores: torch.Tensor, may: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the negative log likelihood per sentence of what is known of the tags.

        Where only the turns are known and not the roles, `may` leaves several tags open.
        """
        everything = torch.ones_like(may)
        lost = self.log_sum(scores, everything, mask) - self.log_sum(scores, may, mask)
        return lost.sum() / mask.sum()
