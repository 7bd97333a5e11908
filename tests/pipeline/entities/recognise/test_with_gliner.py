"""Any GLiNER model as a recogniser: a tiny one with random weights, made here."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.entities.recognise import choose, with_gliner
from pipeline.entities.spans import Stretch

gliner = pytest.importorskip("gliner", reason="needs the extra ner-gliner")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
WORDS = "Anna Berg leads the ferry office in Öckerö . and then came back 🚢 person place body".split()


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A folder with a network of one layer, as GLiNER itself saves it."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, PreTrainedTokenizerFast

    torch.manual_seed(7)
    folder = tmp_path_factory.mktemp("models")
    vocabulary = {word: n for n, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",
        mask_token="[MASK]", model_max_length=64,
    ).save_pretrained(folder / "backbone")  # fmt: skip
    BertConfig(
        vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, max_position_embeddings=64,
    ).save_pretrained(folder / "backbone")  # fmt: skip
    config = {
        "model_name": str(folder / "backbone"), "max_len": 24, "max_width": 3, "hidden_size": 16,
        "span_mode": "markerV0", "fine_tune": True, "dropout": 0.0,
    }  # fmt: skip
    network = gliner.GLiNER.from_config(config, backbone_from_pretrained=False)
    network.save_pretrained(folder / "tiny")
    return str(folder / "tiny")


def test_names_come_with_their_places_types_and_the_models_own_scores(model):
    recogniser = with_gliner.load(model, {"person": "PER", "place": "LOC"}, threshold=0.3)
    text = "Anna Berg leads the ferry office in Öckerö. 🚢 " * 40
    spans = recogniser.recognise(text, [Stretch(text, 0, len(text), "en")])
    assert spans
    assert {span.type for span in spans} <= {"PER", "LOC"}
    assert all(0.3 <= span.score <= 1 for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() != "" for span in spans)
    assert spans[-1].start > len(text) - 100  # nothing was cut off at the end


def test_a_batch_is_the_same_as_one_by_one(model):
    recogniser = with_gliner.load(model, threshold=0.3)
    texts = ["Anna Berg leads", "", "the ferry office in Öckerö and then came back. " * 3]
    documents = [(text, [Stretch(text, 0, len(text), "en")]) for text in texts]
    together = recogniser.recognise_many(documents)
    apart = [recogniser.recognise(*document) for document in documents]
    assert [[span[:3] for span in each] for each in together] == [
        [span[:3] for span in each] for each in apart
    ]


def test_no_window_is_longer_than_the_model_takes(model, recwarn):
    recogniser = with_gliner.load(model)
    text = "ferry-office " * 500
    recogniser.recognise(text, [Stretch(text, 0, len(text), "en")])
    assert not [warning for warning in recwarn if "truncated" in str(warning.message)]


def test_it_is_chosen_by_its_folder_and_loaded_once(model):
    choice = choose.parse(f"gliner:{model}")
    assert choose.load(choice) is choose.load(choice)
    assert choose.load(choice).version == choose.identity(choice).version


def test_what_is_no_model_is_said_to_be_none(tmp_path):
    with pytest.raises(ValueError, match="is no GLiNER model"):
        with_gliner.load(str(tmp_path))
    (tmp_path / "gliner_config.json").write_text("{}")
    with pytest.raises(ValueError, match="is no GLiNER model that can be loaded"):
        with_gliner.load(str(tmp_path))
