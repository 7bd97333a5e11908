"""RSS and Atom: each entry one document, its positions counted in the XML of the feed."""

from __future__ import annotations

from dataclasses import replace

from pipeline.readers.draft import Draft, Facts, Reading, Refusal, Span
from pipeline.readers.feeds.entry import picked
from pipeline.readers.feeds.facts import Feed
from pipeline.readers.feeds.scan import Entry, declares_entities, is_feed, scan
from pipeline.readers.pages.write import write
from pipeline.readers.statements.labels import printed
from pipeline.text import Builder

_ENTITIES = Refusal(
    "whole file",
    "entity_declarations",
    "This XML declares entities of its own, with which a few bytes can stand for gigabytes. Feeds need none: "
    "take the declarations (<!ENTITY …>) out and send it again.",
)
_XML = Refusal(
    "whole file",
    "unsupported_form",
    "This is XML, but neither RSS nor Atom nor a web page. Save its words as text and send that.",
)
_EMPTY = Refusal(
    "whole file", "empty", "This feed holds no entries. Nothing to do unless some were expected."
)


def read(raw: str, root: str) -> Reading:
    """Read XML whose root has the local name `root`."""
    if declares_entities(raw):
        return Reading(refusals=[_ENTITIES])
    if not is_feed(root):
        return Reading(refusals=[_XML])
    found = scan(raw)
    if not found.entries:
        return Reading(refusals=found.refusals or [_EMPTY])
    feed = Feed(raw, found.entries[0])
    reading = Reading(refusals=found.refusals)
    seen: set[str] = set()
    for number, entry in enumerate(found.entries):
        draft = _draft(raw, entry, feed, seen)
        if draft is None:
            reading.refusals.append(
                Refusal(f"entry {number}", "empty", "This entry of the feed holds no words.")
            )
        else:
            reading.drafts.append(draft)
    return reading


def _draft(raw: str, entry: Entry, feed: Feed, seen: set[str]) -> Draft | None:
    parts = picked(raw, entry)
    if not parts:
        return None
    builder = Builder(raw, parts[0][0].start)
    written = write(builder, parts, feed.base)
    mapped, blocks = builder.build(), tuple(written.blocks)
    facts = _own(replace(feed.facts(entry), title=_title(mapped.text, blocks)), seen)
    labels = printed(mapped, blocks, written.bold)
    return Draft("feed_entry", mapped, blocks, tuple(written.links), labels, facts)


def _title(text: str, blocks: tuple[Span, ...]) -> str | None:
    titles = [text[block.start : block.end] for block in blocks if block.value == "title"]
    return " ".join(titles) or None


def _own(facts: Facts, seen: set[str]) -> Facts:
    """Take the identifier away from an entry that has that of another: it tells them not apart."""
    if facts.external_id in seen:
        return replace(facts, external_id=None)
    seen.add(facts.external_id or "")
    return facts
