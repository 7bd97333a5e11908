"""More than 300 broken inputs: each form spoilt in each way, and special cruelties besides."""

from __future__ import annotations

import gzip
import io
import json
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterator

TALK = "The ferry sails at noon. Nobody has to wait, said Ada Ek. Паром идёт в полдень. Färjan går i dag."
LINES = [f"{sentence}." for sentence in TALK.split(".") if sentence]
PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Ferry</title></head><body><article>"
    + "".join(f"<p><b>Ada Ek:</b> {line} {TALK}</p>" for line in LINES * 3)
    + "</article></body></html>"
)
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Ferry</title>'
    + "".join(
        f"<item><guid>{n}</guid><title>{line}</title><description>{line}</description></item>"
        for n, line in enumerate(LINES)
    )
    + "</channel></rss>"
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ferry</title>'
    + "".join(
        f"<entry><id>{n}</id><title>t</title><content>{line}</content></entry>"
        for n, line in enumerate(LINES)
    )
    + "</feed>"
)
TELEGRAM = json.dumps(
    {
        "name": "Ferry office",
        "type": "public_channel",
        "id": 1,
        "messages": [
            {"id": n, "type": "message", "date": "2026-03-01T12:00:00", "date_unixtime": "1772366400", "from": "Ferry office",
             "text": line, "text_entities": [{"type": "plain", "text": line}]}
            for n, line in enumerate(LINES)
        ],
    },
    ensure_ascii=False,
)  # fmt: skip


def _warc() -> str:
    records = []
    for number, line in enumerate(LINES):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{line}</p></body></html>"
        size = len(body.encode())
        records.append(
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
            f"WARC-Date: 2026-03-01T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n{body}\r\n\r\n"
        )
    return "".join(records)


FORMS: dict[str, str] = {
    "text.txt": "\n".join(LINES * 4),
    "post.txt": "🎙 Ferry news\n💬 Ada Ek: " + "\n• ".join(LINES) + "\n#ferry\nRead in full\n",
    "video.txt": "Ferry talk\n#ferry\nCategory\nNewsTranscript\n" + "".join(f"00:{5 * n:02d}{line}\n" for n, line in enumerate(LINES * 2)),
    "labelled.txt": "".join(f"Question: {line}\nAda Ek: {line}\n" for line in LINES),
    "subs.srt": "".join(f"{n + 1}\n00:00:{n:02d},000 --> 00:00:{n + 1:02d},500\n{line}\n\n" for n, line in enumerate(LINES * 3)),
    "subs.vtt": "WEBVTT\n\n" + "".join(f"00:{n:02d}.000 --> 00:{n + 1:02d}.000\n<v Ada>{line}\n\n" for n, line in enumerate(LINES * 3)),
    "subs.sbv": "".join(f"0:00:{n:02d}.000,0:00:{n + 1:02d}.000\n{line}\n\n" for n, line in enumerate(LINES * 3)),
    "page.html": PAGE,
    "feed.rss": FEED,
    "feed.atom": ATOM,
    "telegram.json": TELEGRAM,
    "records.jsonl": "".join(json.dumps({"id": str(n), "text": line}, ensure_ascii=False) + "\n" for n, line in enumerate(LINES)),
    "records.json": json.dumps([{"id": str(n), "text": line} for n, line in enumerate(LINES)]),
    "crawl.warc": _warc(),
}  # fmt: skip


def _noise(data: bytes) -> bytes:
    chance = random.Random(7)
    return bytes(chance.randrange(256) if chance.random() < 0.03 else byte for byte in data)


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "first tenth": lambda data: data[: len(data) // 10],
    "first half": lambda data: data[: len(data) // 2],
    "all but the end": lambda data: data[:-3],
    "without its start": lambda data: data[7:],
    "in UTF-16": lambda data: data.decode().encode("utf-16"),
    "in UTF-16 without a mark": lambda data: data.decode().encode("utf-16-le"),
    "in UTF-32": lambda data: data.decode().encode("utf-32"),
    "in an old Cyrillic alphabet": lambda data: data.decode().encode("cp1251", "replace"),
    "in an old Latin alphabet": lambda data: data.decode().encode("latin-1", "replace"),
    "in two encodings": lambda data: data + data.decode().encode("cp1251", "replace"),
    "encoded twice": lambda data: data.decode("latin-1").encode(),
    "with NULs": lambda data: data.replace(b" ", b"\0"),
    "with noise": _noise,
    "with control characters": lambda data: data.replace(b"e", b"\x1b\x07e"),
    "in one line": lambda data: data.replace(b"\n", b" ").replace(b"\r", b""),
    "with old line ends": lambda data: data.replace(b"\n", b"\r"),
    "backwards by line": lambda data: b"\n".join(reversed(data.split(b"\n"))),
    "twice": lambda data: data + data,
    "after a mark and blanks": lambda data: b"\xef\xbb\xbf\n\n   \n" + data,
    "within JSON": lambda data: json.dumps({"text": data.decode()}).encode(),
    "within a page": lambda data: b"<html><body><pre>" + data + b"</pre></body></html>",
    "compressed": gzip.compress,
    "compressed and cut": lambda data: gzip.compress(data)[:-9],
    "compressed twice": lambda data: gzip.compress(gzip.compress(data)),
}


def spoilt() -> Iterator[tuple[str, bytes]]:
    """Yield every form in every way, by name."""
    for form, text in FORMS.items():
        for way, spoil in WAYS.items():
            yield f"{form} {way}", spoil(text.encode())


def _zip(names: list[str], content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return buffer.getvalue()


def _tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../../escape.txt"), io.BytesIO(b""))
    return buffer.getvalue()


def _bomb() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "boom">{entities}]><rss version="2.0"><channel><item><title>&a11;</title></item></channel></rss>'


def _chunk(size: int) -> bytes:
    return (f"{TALK} ".encode() * (size // len(TALK) + 1))[:size]


def _unmarked(times: int) -> bytes:
    """Words as a recogniser without marks and capitals writes them."""
    return (TALK.lower().replace(".", "").replace(",", "") + " ").encode() * times


CRUELTIES: dict[str, Callable[[], bytes]] = {
    "nothing.txt": lambda: b"",
    "blanks.txt": lambda: b" \n\t\r\n" * 1000,
    "a mark.txt": lambda: b"\xef\xbb\xbf",
    "NULs.txt": lambda: b"\0" * 100_000,
    "zip bomb.zip": lambda: _zip(["a.txt"], b"\0" * 50_000_000),
    "path tricks.zip": lambda: _zip(["../../../etc/passwd", "/etc/shadow", "C:\\x"], b"x"),
    "tar.tar": _tar,
    "gzip bomb.gz": lambda: gzip.compress(b"a" * 100_000_000, 1),
    "gzip bomb of JSON.jsonl.gz": lambda: gzip.compress(b'{"text": "' + b"a" * 60_000_000 + b'"}\n', 1),
    "entity bomb.xml": lambda: _bomb().encode(),
    "quadratic entities.xml": f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]><rss><channel><title>{"&a;" * 50_000}</title></channel></rss>'.encode,
    "outer entity.xml": lambda: b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
    "deep JSON.json": lambda: b"[" * 200_000,
    "deep objects.json": lambda: b'{"a":' * 200_000,
    "deep page.html": lambda: b"<!doctype html><html><body>" + b"<div>" * 200_000 + b"deep",
    "deep feed.xml": lambda: b"<rss>" + b"<item>" * 200_000,
    "unclosed comment.html": lambda: b"<!doctype html><html><!--" + b"- " * 300_000,
    "unclosed attribute.html": lambda: b'<!doctype html><html><p title="' + b"a'" * 300_000,
    "open brackets.html": lambda: b"<!doctype html><html><p>" + b"<" * 300_000,
    "ampersands.html": lambda: b"<!doctype html><html><p>" + b"&" * 300_000,
    "one tag a word.html": lambda: b"<!doctype html><html><body>" + b"<b>a</b> " * 50_000,
    "cues backwards.srt": lambda: "".join(f"{n}\n00:{59 - n // 60 % 60:02d}:{59 - n % 60:02d},000 --> 00:00:00,000\na\n\n" for n in range(3000)).encode(),
    "cues without words.vtt": lambda: b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\n\n" * 20_000,
    "cue of a million arrows.srt": lambda: b"1\n00:00:01,000 " + b"--> " * 200_000,
    "one cue for ever.vtt": lambda: b"WEBVTT\n\n00:00.000 --> 99:59:59.999\n" + _chunk(400_000),
    "rolling for ever.vtt": lambda: b"WEBVTT\n\n" + b"".join(b"%02d:%02d.000 --> 59:59.000\nthe same words\nthe same words\n\n" % (n // 60, n % 60) for n in range(3000)),
    "times only.txt": lambda: b"00:00\n" * 50_000,
    "labels only.txt": lambda: b"Ada Ek:\n" * 50_000,
    "one word.txt": lambda: b"a" * 3_000_000,
    "full stops.txt": lambda: b"." * 1_000_000,
    "combining.txt": ("a" + "\u0301" * 300_000).encode,
    "words without end.txt": lambda: _unmarked(20_000),
    "a long speech without marks.txt": lambda: _unmarked(2_500),
    "emoji.txt": ("👩‍👩‍👧‍👦" * 40_000).encode,
    "right to left.txt": lambda: ("\u202e" + TALK).encode() * 2000,
    "mojibake.txt": lambda: TALK.encode().decode("latin-1").encode() * 2000,
    "lone surrogates.jsonl": lambda: b'{"text": "\\ud800 a \\udfff"}\n' * 100,
    "long keys.jsonl": lambda: b'{"' + b"k" * 2_000_000 + b'": 1, "text": "a"}\n',
    "many records.jsonl": lambda: b'{"text": "a"}\n' * 5000,
    "half of all bad.jsonl": lambda: b'{"text": "a"}\n{"text": \n' * 2000,
    "telegram without text.json": lambda: json.dumps({"name": "x", "type": "c", "id": 1, "messages": [{"id": 1, "type": "message"}, 3, None, "x"]}).encode(),
    "telegram of odd types.json": lambda: json.dumps({"name": 3, "type": [], "id": {}, "messages": [{"id": [], "type": "message", "text": [{"type": "bold"}, 5, None], "date_unixtime": "soon"}]}).encode(),
    "telegram cut.json": lambda: TELEGRAM.encode()[:-40],
    "warc of lies.warc": lambda: _warc().replace("Content-Length: ", "Content-Length: 9").encode(),
    "warc without length.warc": lambda: _warc().replace("Content-Length", "Content-Width").encode(),
    "warc bomb.warc.gz": lambda: gzip.compress(_warc().encode() + b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: x\r\nContent-Type: text/plain\r\nContent-Length: 80000000\r\n\r\n" + b"a" * 80_000_000 + b"\r\n\r\n", 1),
    "picture.png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400,
    "document.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "program.exe": lambda: b"MZ" + bytes(range(256)) * 400,
    "parquet.parquet": lambda: b"PAR1" + bytes(range(256)) * 400 + b"PAR1",
    "two hundred megabytes.txt": lambda: _chunk(200_000_000),
    "two hundred megabytes.jsonl": lambda: b'{"text": "' + _chunk(200_000_000) + b'"}\n{"text": "And one that can be read."}\n',
    "two hundred megabytes.html": lambda: b"<!doctype html><html><body><p>" + _chunk(200_000_000),
}  # fmt: skip
"""Files made only when their turn comes: some are large."""

NAMES = ("..%2f..%2fetc", "con.txt", "a\nb.txt", "a\tb.txt", "-rf", "~", "$(touch x)", "'; DROP TABLE documents; --", "\u202etxt.exe", "a" * 200, "日本.txt", ".hidden.txt", "name with  spaces .txt", "*?.txt", "<b>.txt")  # fmt: skip
"""Names of files that tell lies or break shells, SQL and pages."""
