"""How values read on the page: times, codes, kinds."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dashboards.watch import Row

KINDS = {
    "video_page": "Video page", "transcript": "Transcript", "subtitles": "Subtitles", "page": "Web page",
    "feed_entry": "Feed entry", "message": "Message", "post": "Post", "text": "Text",
}  # fmt: skip
TYPES = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "NORP": "people or party", "EVENT": "event",
    "LAW": "law or treaty", "MISC": "other name",
}  # fmt: skip
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bs": "Bosnian", "da": "Danish", "de": "German", "en": "English",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "hr": "Croatian", "hu": "Hungarian", "it": "Italian",
    "nb": "Norwegian", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "und": "not known", "zh": "Chinese",
}  # fmt: skip


def language(code: str | None) -> str:
    """Return the English name of a language, or its code where this page has no name for it."""
    return LANGUAGES.get(code or "und", code or "")


def clock(seconds: float | None) -> str:
    """Write seconds as m:ss, or h:mm:ss past the hour; empty for None."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def moment(value: datetime | date | str | None, otherwise: str = "not known") -> str:
    """Write a moment in UTC to the minute, or a day; midnight sharp is taken for a day."""
    if value is None or value == "":
        return otherwise
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not isinstance(value, datetime):
        return f"{value.day} {value:%B %Y}"
    value = value.astimezone(UTC)
    day = f"{value.day} {value:%B %Y}"
    return day if (value.hour, value.minute, value.second) == (0, 0, 0) else f"{day}, {value:%H:%M} UTC"


def title(row: Row, length: int = 110) -> str:
    """Return a document's title, or the beginning of its text where it has none, cut between words."""
    line = str(row["title"] or row["opening"].strip().split("\n")[0])
    return shortened(line, length)


def shortened(text: str, length: int) -> str:
    """Return a text on one line, cut between words where it is longer than `length`."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0].rstrip(' ,;:.–-')} …"


def share(score: float | None) -> str:
    """Write a score as per cent; empty for None."""
    return "" if score is None else f"{100 * score:.0f} %"
