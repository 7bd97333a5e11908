"""Any spaCy pipeline as a recogniser: by rules, and trained here in a second."""

from __future__ import annotations

import importlib
import sys

import pytest

from pipeline.entities.recognise import choose, with_spacy
from pipeline.entities.spans import Span, Stretch

spacy = pytest.importorskip("spacy", reason="needs the extra ner-spacy")
TRAIN = [
    ("Anna Berg leads the Ferry Office in Öckerö", [(0, 9, "PERSON"), (20, 32, "ORG"), (36, 42, "GPE")]),
    ("On Monday Olena Koval came to Geneva", [(0, 9, "DATE"), (10, 21, "PERSON"), (30, 36, "GPE")]),
]


@pytest.fixture(scope="module")
def by_rules(tmp_path_factory):
    pipeline = spacy.blank("en", meta={"name": "rules", "version": "2.1.0"})
    pipeline.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "Geneva"}, {"label": "DATE", "pattern": "Monday"},
         {"label": "PERSON", "pattern": [{"LOWER": "olena"}, {"LOWER": "koval"}]}]
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("models") / "rules"
    pipeline.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    spacy.util.fix_random_seed(3)
    pipeline = spacy.blank("xx", meta={"name": "tiny"})
    pipeline.add_pipe("sentencizer")
    model = {
        "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 32, "depth": 2,
        "embed_size": 200, "window_size": 1, "maxout_pieces": 2, "subword_features": True,
    }  # fmt: skip
    pipeline.add_pipe("ner", config={"model": {"tok2vec": model}})
    examples = [
        spacy.training.Example.from_dict(pipeline.make_doc(text), {"entities": names})
        for text, names in TRAIN
    ]
    pipeline.initialize(lambda: examples)
    optimiser = pipeline.create_optimizer()
    for _ in range(60):
        pipeline.update(examples, sgd=optimiser)
    folder = tmp_path_factory.mktemp("models") / "tiny"
    pipeline.to_disk(folder)
    return str(folder)


def found(recogniser, text):
    spans = recogniser.recognise(text, [Stretch(text, 0, len(text), "en")])
    assert all(span.score is None for span in spans)
    return [(text[span.start : span.end], span.type) for span in spans]


def test_rules_find_names_and_no_dates(by_rules):
    recogniser = with_spacy.load(by_rules)
    assert (recogniser.name, recogniser.version) == ("spacy-en_rules", "2.1.0")
    assert found(recogniser, "On Monday Olena Koval was in Geneva 🚢.") == [
        ("Olena Koval", "PER"),
        ("Geneva", "LOC"),
    ]


def test_a_trained_pipeline_finds_what_it_learned_without_its_bystanders(trained):
    recogniser = with_spacy.load(trained)
    text = TRAIN[0][0]
    assert found(recogniser, text) == [("Anna Berg", "PER"), ("Ferry Office", "ORG"), ("Öckerö", "LOC")]
    assert with_spacy.unneeded(spacy.load(trained)) == ["sentencizer"]


def test_names_of_texts_longer_than_spacy_takes_are_exact(by_rules):
    text = "— and then Olena Koval left… 🚢 Åland\n" * 30_000
    assert len(text) > spacy.blank("en").max_length
    spans = with_spacy.load(by_rules).recognise(text, [Stretch(text, 0, len(text), "en")])
    assert len(spans) == 30_000
    assert {text[span.start : span.end] for span in spans} == {"Olena Koval"}


def test_a_batch_is_the_same_as_one_by_one(by_rules):
    recogniser = with_spacy.load(by_rules)
    texts = ["Geneva", "", "nobody", "Geneva and Olena Koval"]
    documents = [(text, [Stretch(text, 0, len(text), "en")]) for text in texts]
    assert recogniser.recognise_many(documents) == [recogniser.recognise(*each) for each in documents]
    assert recogniser.recognise_many(documents)[3][0] == Span(0, 6, "LOC", None)


def test_labels_of_its_own_must_be_explained(tmp_path):
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "SHIP", "pattern": "Vega"}])
    pipeline.to_disk(tmp_path / "ships")
    with pytest.raises(ValueError, match="'SHIP'"):
        with_spacy.load(str(tmp_path / "ships"))
    recogniser = with_spacy.load(str(tmp_path / "ships"), {"SHIP": "MISC"})
    assert found(recogniser, "The Vega sails") == [("Vega", "MISC")]


def test_a_package_is_a_model(by_rules, tmp_path, monkeypatch):
    package = tmp_path / "xx_ferry_names"
    package.mkdir()
    spacy.load(by_rules).to_disk(package / "en_rules-2.1.0")
    for name in ("meta.json", "config.cfg"):
        (package / name).write_bytes((package / "en_rules-2.1.0" / name).read_bytes())
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
    )
    (tmp_path / "xx_ferry_names-2.1.0.dist-info").mkdir()  # spaCy looks for it among what pip installed
    (tmp_path / "xx_ferry_names-2.1.0.dist-info" / "METADATA").write_text(
        "Name: xx_ferry_names\nVersion: 2.1.0\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    recogniser = choose.load(choose.parse("spacy:xx_ferry_names"))
    assert found(recogniser, "Geneva") == [("Geneva", "LOC")]
    sys.modules.pop("xx_ferry_names")


@pytest.mark.parametrize("model", ["no/such/folder", "no_such_package", "os"])
def test_what_is_no_pipeline_is_said_to_be_none(model):
    with pytest.raises(ValueError, match="is no spaCy pipeline"):
        with_spacy.load(model)


def test_a_broken_pipeline_is_named(tmp_path):
    (tmp_path / "meta.json").write_text("{}")
    with pytest.raises(ValueError, match="is no spaCy pipeline that can be loaded"):
        with_spacy.load(str(tmp_path))
