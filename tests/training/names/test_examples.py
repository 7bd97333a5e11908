from __future__ import annotations

from pipeline.entities.recognise.lexicon import FLAGS, Lexicon
from pipeline.entities.recognise.network import FOLDER
from pipeline.entities.recognise.tags import NUMBER
from training.names.batches import encode
from training.names.corpora import Document, Sentence
from training.names.examples import UNKNOWN, Coder, examples


def document(*sentences):
    return Document("en", "test", "train", frozenset({"PER", "LOC"}), sentences)


ONE = Sentence(
    ("The", "U.S.-born", "Anna", "Berg", "'s", "team", "@berg"),
    ("O", "O", "B-PER", "I-PER", "O", "O", "?"),
    (True, True, True, False, True, True, False),
)


def test_words_are_cut_as_running_text_is_and_keep_their_tags():
    (window,) = examples(document(ONE), 64)
    said = [(token.text, token.tag) for token in window.tokens]
    assert said[6:9] == [("born", "O"), ("Anna", "B-PER"), ("Berg", "E-PER")]
    assert said[-2:] == [("@", "?"), ("berg", "?")]
    assert [token.spaced for token in window.tokens if token.text in ("Anna", "'")] == [True, False]


def test_sentences_share_a_window_as_far_as_they_fit():
    sizes = [len(window.tokens) for window in examples(document(*[ONE] * 5), 40)]
    assert sizes == [28, 28, 14]
    assert [len(window.tokens) for window in examples(document(ONE), 5)] == [5, 5, 4]


def test_a_batch_holds_each_word_once_and_pads_with_nothing_to_learn():
    windows = [*examples(document(ONE), 64), *examples(document(ONE), 5)]
    batch = encode(
        [(one, one.tokens) for one in windows], Coder(Lexicon(FOLDER)), ["test"], [0] * len(windows)
    )
    assert batch.words.max() + 1 == len(batch.starts)
    assert batch.flags.shape == (*batch.words.shape, len(FLAGS))
    assert (batch.tags[~batch.kept] == UNKNOWN).all()
    assert batch.tags[0, 7] == NUMBER["B-PER"]
