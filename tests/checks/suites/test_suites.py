"""Every table has a suite; what is right passes it, and each kind of fault is found."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from checks.fact import Fact
from checks.suites import FACTS, RULES, SUITES, needs
from pipeline.tables import TABLES, empty
from tests.checks.night import AT, DAY, NEAR, PHRASE, ROWS, TEXT, examined, failed, spoil

TOMORROW = DAY + timedelta(days=1)
LATER = AT + timedelta(days=2)
PLACE = {"evidence_start_char": 3}
TWICE = [{"start_char": 0, "end_char": 12}, {"start_char": 11, "end_char": 15}]


def test_every_table_has_a_suite_and_no_suite_is_without_a_table() -> None:
    assert set(SUITES) == set(TABLES) == set(RULES) == set(ROWS)


@pytest.mark.parametrize("table", TABLES)
def test_a_suite_says_what_the_declaration_says(table: str) -> None:
    names = [expectation.name for expectation in SUITES[table].expectations]
    declaration = TABLES[table]
    expected = {"columns", "key", "required_values", "declared_values"}
    expected |= {"partition_day"} if declaration.partitioned else set()
    parents = {one.table for one in declaration.references if not one.is_made_later}
    at_hand = {name for name in parents if declaration.partitioned or not TABLES[name].partitioned}
    expected |= {"parents"} if at_hand else set()
    expected |= {"text_matches", "raw_matches"} if declaration.is_span else set()
    assert expected <= set(names)
    assert all(expectation.description for expectation in SUITES[table].expectations)


@pytest.mark.parametrize("table", TABLES)
def test_the_proofs_of_declaration_and_positions_block(table: str) -> None:
    severities = {expectation.name: expectation.severity for expectation in SUITES[table].expectations}
    proofs = ("columns", "key", "required_values", "declared_values", "partition_day", "parents")
    assert {severities.get(name, "error") for name in (*proofs, "text_matches", "raw_matches")} == {"error"}


@pytest.mark.parametrize("table", TABLES)
def test_what_is_right_passes(table: str) -> None:
    found = examined(table)
    assert {name: outcome.summary for name, outcome in found.items() if not outcome.succeeded} == {}


@pytest.mark.parametrize("table", TABLES)
def test_no_rows_pass_unless_rows_are_asked_for(table: str) -> None:
    expected = {"rows_at_least_1"} if table == "entities" else set()
    assert failed(examined(table, empty(TABLES[table]))) == expected


@pytest.mark.parametrize("table", TABLES)
def test_tables_needed_are_tables(table: str) -> None:
    assert set(needs(table)) <= set(TABLES) - {table}
    assert all(isinstance(fact, Fact) for fact in FACTS[table])


FAULTS: list[tuple[str, str, dict[str, Any]]] = [
    ("sources", "source_id_form", {"source_id": "two words"}),
    ("sources", "declared_values", {"kind": "rumour"}),
    ("receipts", "raw_id_form", {"raw_id": "abc"}),
    ("receipts", "raw_kept", {"byte_count": 1}),
    ("receipts", "raw_kept", {"raw_id": "0" * 64}),
    ("receipts", "received_that_day", {"received_at": LATER}),
    ("receipts", "partition_day", {"partition_day": TOMORROW}),
    ("receipts", "parents", {"source_id": "unknown"}),
    ("documents", "char_count_right", {"char_count": len(TEXT) + 1}),
    ("documents", "mapped_to_end", {"char_count": len(TEXT) + 1}),
    ("documents", "text_sha256_right", {"text_sha256": "0" * 64}),
    ("documents", "text_not_empty", {"text": ""}),
    ("documents", "received_that_day", {"received_at": LATER}),
    ("documents", "currency", {"superseded_at": LATER}),
    ("documents", "currency", {"is_current": False}),
    ("documents", "published_explained", {"published_at": AT}),
    ("documents", "published_explained", {"published_precision": "day"}),
    ("documents", "published_at_before_received_at", {"published_at": LATER, "published_method": "text"}),
    ("documents", "first_seen_at_before_received_at", {"first_seen_at": LATER}),
    ("documents", "edited_at_before_received_at", {"edited_at": LATER}),
    ("documents", "published_at_before_edited_at", {"published_at": AT, "edited_at": AT - timedelta(days=1)}),
    ("documents", "title_not_empty", {"title": ""}),
    ("documents", "author_not_empty", {"author": ""}),
    ("documents", "forwarded_from_not_empty", {"forwarded_from": ""}),
    ("documents", "reply_to_not_empty", {"reply_to": ""}),
    ("documents", "declared_values", {"views": -1}),
    ("documents", "declared_values", {"published_precision": "century"}),
    ("documents", "language_form", {"language": "English"}),
    ("documents", "declared_values", {"language_score": 1.5}),
    ("documents", "declared_values", {"revision": 0}),
    ("blocks", "in_order", {"block_no": 2}),
    ("blocks", "declared_values", {"language_score": -0.1}),
    ("blocks", "language_form", {"language": ""}),
    ("source_map", "seamless", {"end_char": 1}),
    ("source_map", "seamless", {"raw_end_char": 0}),
    ("source_map", "cue_s_of_cues", {"cue_s": 3.0}),
    ("source_map", "cue_s_of_cues", {"cue_end_s": 3.0}),
    ("source_map", "cue_s_before_cue_end_s", {"cue_s": 3.0, "cue_end_s": 2.5}),
    ("source_map", "raw_matches", {"transform": "cue"}),
    ("labels", "in_order", {"label_no": 2}),
    ("labels", "declared_values", {"kind": "shout"}),
    ("labels", "text_matches", {"end_char": len(TEXT) + 1}),
    ("labels", "voice_empty", {"kind": "voice"}),
    ("labels", "voice_empty", {"end_char": 0}),
    ("labels", "in_speech", {"start_char": len(TEXT) - 1, "end_char": len(TEXT)}),
    ("labels", "in_speech", {"revision": 2}),
    ("labels", "name_not_empty", {"name": ""}),
    ("turns", "start_s_before_end_s", {"start_s": 20.0}),
    ("turns", "seconds_paired", {"end_s": None}),
    ("turns", "speaker_explained", {"speaker_method": "none"}),
    ("turns", "parents", {"document_id": "elsewhere"}),
    ("sentences", "in_order", {"sentence_no": 5}),
    ("sentences", "in_blocks", {"block_no": 1}),
    ("sentences", "in_blocks", {"block_no": 7}),
    ("turns", "children", {"turn_no": 3}),
    ("turns", "holds_sentences", {"start_char": 1}),
    ("turns", "speaker_explained", {"speaker_name": None}),
    ("turns", "speaker_scored", {"speaker_score": 0.9}),
    ("turns", "speaker_scored", {"speaker_method": "inferred"}),
    ("sentences", "seconds_explained", {"time_method": None}),
    ("sentences", "seconds_explained", {"time_error_s": None}),
    ("sentences", "start_s_before_end_s", {"start_s": 9.5}),
    ("sentences", "text_matches", {"text": "Good evening, Geneva."}),
    ("sentences", "text_not_empty", {"text": ""}),
    ("sentences", "required_values", {"is_question": None}),
    ("entities", "children", {"entity_id": "Q72"}),
    ("entity_merges", "merged_away", {"merged_into": "local:loc:1"}),
    ("mentions", "link_explained", {"entity_id": None}),
    ("mentions", "in_sentences", {"sentence_no": 1}),
    ("mentions", "surface_not_empty", {"surface": ""}),
    ("entities", "wikidata_id_form", {"wikidata_id": "71"}),
    ("entities", "country_form", {"country": "CH"}),
    ("entities", "valid_in_order", {"valid_to": date(1800, 1, 1)}),
    ("entities", "name_not_empty", {"name": ""}),
    ("entity_names", "script_form", {"script": "latin"}),
    ("entity_names", "parents", {"entity_id": "Q1"}),
    ("quotes", "in_order", {"quote_no": 5}),
    ("quotes", "in_sentences", {"sentence_no": 1}),
    ("quotes", "shown", {"cue": "Said"}),
    ("quotes", "shown", {"cue": None}),
    ("quotes", "shown", {"cue_end_char": None}),
    ("quotes", "shown", {"speaker_start_char": 13}),
    ("quotes", "speaker_named", {"speaker_name": None}),
    ("quotes", "parent_holds", {"parent_no": 2}),
    ("quotes", "parent_holds", {"parent_no": 9}),
    ("quotes", "parent_holds", {"parent_no": 0}),
    ("quotes", "continues_earlier", {"continues_no": 2}),
    ("quotes", "continues_earlier", {"continues_no": 9}),
    ("quotes", "verdict_explained", {"verdict": "absent", "evidence_document_id": "doc"}),
    ("quotes", "verdict_explained", {"evidence_document_id": "doc"}),
    ("quotes", "verdict_explained", {"verdict": "absent"}),
    ("quotes", "evidence_judged", {"verdict_score": 0.5}),
    ("quotes", "evidence_judged", {"evidence_sentence_no": 1}),
    ("quotes", "evidence_judged", {"nearest": [NEAR]}),
    ("quotes", "evidence_exists", {"evidence_sentence_no": 8}),
    ("quotes", "declared_values", {"verdict_score": 1.2}),
    ("quotes", "evidence_start_char_before_evidence_end_char", {**PLACE, "evidence_end_char": 1}),
    ("quotes", "evidence_start_s_before_evidence_end_s", {"evidence_start_s": 3.0, "evidence_end_s": 1.0}),
    ("quotes", "surface_not_empty", {"surface": ""}),
    ("claim_evidence", "elsewhere", {"evidence_document_id": "doc"}),
    ("claim_evidence", "claim_exists", {"quote_no": 3}),
    ("claim_evidence", "evidence_judged", {"verdict": None}),
    ("claim_evidence", "evidence_exists", {"evidence_document_id": "doc", "evidence_sentence_no": 8}),
    ("claim_evidence", "evidence_start_char_before_evidence_end_char", {"evidence_end_char": 1}),
    ("claim_evidence", "evidence_start_s_before_evidence_end_s", {"evidence_end_s": 1.0}),
    ("speaker_share", "shares_whole", {"word_share": 0.5}),
    ("speaker_mentions", "document_count_before_mention_count", {"document_count": 2}),
    ("topics", "abstention_explained", {"reason": "too_weak"}),
    ("topics", "assigned_in_full", {"score": None}),
    ("topics", "assigned_in_full", {"code": ""}),
    ("topics", "unit_exists", {"unit_no": 1}),
    ("topics", "unit_exists", {"unit": "turn", "unit_no": 9}),
    ("topics", "evidence_in_text", {"evidence": [{**PHRASE, "surface": "Again", "weight": 0.7}]}),
    ("keyphrases", "counted_up", {"phrase_no": 2}),
    ("keyphrases", "strongest_first", {"score": 0.4}),
    ("keyphrases", "occurs", {"count": 2}),
    ("keyphrases", "occurs", {"occurrences": [{"start_char": 1, "end_char": 12}]}),
    ("keyphrases", "occurs", {"occurrences": TWICE, "count": 2}),
    ("keyphrases", "surface_not_empty", {"surface": ""}),
    ("keyphrases", "phrase_not_empty", {"phrase": ""}),
    ("keyphrases", "text_matches", {"start_char": 1}),
    ("facts", "in_order", {"fact_no": 9}),
    ("facts", "in_sentences", {"sentence_no": 1}),
    ("facts", "placed", {"entity_id": None}),
    ("facts", "placed", {"longitude": None}),
    ("facts", "placed", {"kind": "date"}),
    ("facts", "dated", {"kind": "date"}),
    ("facts", "dated", {"date_from": DAY}),
    ("facts", "dated", {"date_from": DAY, "date_to": DAY}),
    ("facts", "dated", {"kind": "date", "date_granularity": "day", "date_method": "absolute"}),
    ("facts", "valued", {"kind": "count"}),
    ("facts", "valued", {"value": 1.0}),
    ("facts", "valued", {"value_to": 1.0}),
    ("facts", "measured", {"unit": "km"}),
    ("facts", "measured", {"kind": "percentage"}),
    ("facts", "measured", {"kind": "amount", "unit": "%"}),
    ("facts", "counted", {"counted": "ferries"}),
    ("facts", "counted", {"kind": "count"}),
    ("facts", "value_before_value_to", {"value": 2.0, "value_to": 1.0}),
    ("facts", "date_from_before_date_to", {"date_from": TOMORROW, "date_to": DAY}),
    ("facts", "surface_not_empty", {"surface": ""}),
    ("facts", "text_matches", {"surface": "geneva"}),
    ("facts", "declared_values", {"kind": "rumour"}),
    ("facts", "declared_values", {"latitude": 91.0}),
    ("facts", "declared_values", {"date_granularity": "minute"}),
    ("themes", "standing", {"merged_into": "theme-2026w09-1a2b3c4d"}),
    ("themes", "standing", {"status": "continuing"}),
    ("themes", "standing", {"first_week": date(2026, 1, 5)}),
    ("themes", "merged_exists", {"merged_into": "theme-2026w01-00000000"}),
    ("themes", "label_not_empty", {"label": ""}),
    ("themes", "first_week_before_last_seen_week", {"first_week": date(2027, 1, 4)}),
    ("themes", "last_seen_week_before_week", {"last_seen_week": date(2027, 1, 4)}),
    ("themes", "new_member_count_before_member_count", {"new_member_count": 99}),
    ("themes", "document_count_before_member_count", {"document_count": 99}),
    ("theme_members", "one_holds", {"is_current": False}),
    ("theme_members", "sentence_no_before_last_sentence_no", {"last_sentence_no": -1}),
    ("links", "url_form", {"url": "https://example.org/a b"}),
    ("links", "in_blocks", {"block_no": 0}),
    ("links", "surface_not_empty", {"surface": ""}),
    ("hashtags", "tag_of_surface", {"tag": "War"}),
    ("hashtags", "surface_form", {"surface": "Peace"}),
    ("rejects", "reason_form", {"reason": "It is not text!"}),
    ("rejects", "detail_not_empty", {"detail": ""}),
    ("quality", "no_errors_published", {"succeeded": False}),
    ("annotators", "annotator_form", {"annotator": "nameless"}),
    ("annotators", "code_sha256_form", {"code_sha256": "unknown"}),
    ("annotators", "parameters_is_json", {"parameters": "{"}),
    ("runs", "started_at_before_ended_at", {"started_at": LATER}),
    ("daily_mentions", "document_count_before_mention_count", {"document_count": 2}),
    ("daily_topics", "document_count_at_least_1", {"document_count": 0}),
    ("daily_places", "document_count_before_mention_count", {"document_count": 2}),
    ("daily_places", "declared_values", {"latitude": 91.0}),
    ("entity_pairs", "document_count_before_sentence_count", {"document_count": 2}),
    ("entity_pairs", "entity_id_before_other_entity_id", {"entity_id": "Q91"}),
    ("source_health", "words_of_documents", {"document_count": 0}),
]


@pytest.mark.parametrize(("table", "name", "changes"), FAULTS)
def test_a_fault_is_found(table: str, name: str, changes: dict[str, Any]) -> None:
    found = examined(table, **{table: spoil(table, **changes)})
    assert name in failed(found)
    assert found[name].error is None
    assert found[name].sample


@pytest.mark.parametrize("table", TABLES)
def test_a_repeated_key_is_found(table: str) -> None:
    assert "key" in failed(examined(table, **{table: [*ROWS[table], ROWS[table][0]]}))


def test_every_hand_written_rule_has_a_fault_that_shows_it() -> None:
    shown = {(table, name) for table, name, _ in FAULTS}
    written = {(table, rule.name) for table, rules in RULES.items() for rule in rules}
    assert written - shown == {
        ("entities", "rows_at_least_1"),  # above, with no rows
        ("entity_names", "name_not_empty"),
        ("turns", "in_order"),  # one turn; the same fact is shown on blocks and sentences
        ("sentences", "language_form"),
        ("mentions", "in_order"),
        ("links", "in_order"),
        ("hashtags", "in_order"),
        ("hashtags", "in_blocks"),
        ("daily_mentions", "document_count_at_least_1"),
        ("speaker_mentions", "document_count_at_least_1"),
        ("daily_places", "document_count_at_least_1"),
        ("entity_pairs", "document_count_at_least_1"),
    }
