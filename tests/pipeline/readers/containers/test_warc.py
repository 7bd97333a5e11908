from __future__ import annotations

import gzip

import pytest

from pipeline.readers.draft import Record, Refusal
from tests.pipeline.readers.containers.made import PAGES, Crawl, crawl, items_of, reasons, texts


@pytest.mark.parametrize("is_zipped", [False, True])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_pages_come_decoded_and_the_rest_is_counted(tmp_path, is_zipped, version):
    items = items_of(tmp_path, crawl(is_zipped=is_zipped, version=version).data())
    assert texts(items) == PAGES
    assert reasons(items) == ["http_error", "not_text", "no_content"]
    first = items[0]
    assert isinstance(first, Record)
    assert (first.number, first.facts.uri, first.media_type) == (1, "https://a.example/1", "text/html")
    assert first.facts.published is None
    assert "1 image/png" in items[-2].detail
    assert "1 redirections" in items[-1].detail


@pytest.mark.parametrize("version", [b"WARC/0.17", b"WARC/0.18"])
def test_older_versions_are_read(tmp_path, version):
    assert texts(items_of(tmp_path, crawl().data().replace(b"WARC/1.0", version))) == PAGES


def test_an_archive_zipped_as_a_whole_is_read(tmp_path):
    assert texts(items_of(tmp_path, gzip.compress(crawl().data()))) == PAGES


@pytest.mark.parametrize("body", [b"\xff\xd8\xff\0\0", b""])
def test_what_is_no_text_is_no_document_whatever_its_header_says(tmp_path, body):
    items = items_of(tmp_path, Crawl().answer("https://a.example/", body).data())
    assert texts(items) == []
    assert reasons(items) in (["not_text"], ["empty"])


def test_an_encoding_that_was_undone_already_does_no_harm(tmp_path):
    made = Crawl()
    for name in ("gzip", "br", "deflate", "identity"):
        made.answer("https://a.example/", f"<p>{name} å".encode(), Content_Encoding=name)
    assert texts(items_of(tmp_path, made.data())) == ["<p>gzip å", "<p>br å", "<p>deflate å", "<p>identity å"]


@pytest.mark.parametrize(
    ("name", "reason"), [("zstd", "unsupported_compression"), ("br", "broken_compression")]
)
def test_a_compression_that_cannot_be_undone_is_refused(tmp_path, name, reason):
    items = items_of(
        tmp_path, Crawl().answer("https://a.example/", b"\x28\xb5\xff\xff", Content_Encoding=name).data()
    )
    assert reasons(items) == [reason]


def test_utf8_wins_over_a_header_that_says_otherwise(tmp_path):
    made = Crawl().answer("https://a.example/", "<p>Åtta".encode(), "text/html; charset=iso-8859-1")
    made.answer("https://a.example/", "<p>“Åtta”".encode("cp1252"), "text/html; charset=iso-8859-1")
    made.answer("https://a.example/", "<p>Åtta".encode("utf-16-le"), "text/html; charset=utf-16le")
    items = items_of(tmp_path, made.data())
    assert texts(items) == ["<p>Åtta", "<p>“Åtta”", "<p>Åtta"]
    assert [item.encoding for item in items] == ["utf-8", "cp1252", "utf-16-le"]


def test_a_record_that_is_cut_off_costs_no_other(tmp_path):
    data = crawl().data()
    second = data.rindex(b"WARC/1.0", 0, data.index(b"https://a.example/2"))
    items = items_of(tmp_path, data[: second - 20] + data[second:])
    assert texts(items) == PAGES[1:]
    assert items[0] == Refusal(items[0].place, "broken_record", items[0].detail)
    assert "at byte" in items[0].place


@pytest.mark.parametrize(
    "length", [b"Content-Length: 99999", b"Content-Length: 3", b"Content-Length: x", b"X: 1"]
)
def test_a_length_that_lies_costs_no_other(tmp_path, length):
    data = crawl().data()
    second = data.rindex(b"WARC/1.0", 0, data.index(b"https://a.example/2"))
    start = data.index(b"Content-Length", second)
    end = data.index(b"\r\n", start)
    items = items_of(tmp_path, data[:start] + length + data[end:])
    assert texts(items) == [PAGES[0], *PAGES[2:]]
    assert reasons(items)[0] == "broken_record"


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.8, 0.99])
@pytest.mark.parametrize("is_zipped", [False, True])
def test_an_archive_that_ends_too_early_is_read_as_far_as_it_goes(tmp_path, keep, is_zipped):
    data = crawl(is_zipped=is_zipped).data()
    items = items_of(tmp_path, data[: int(keep * len(data))])
    assert texts(items) == PAGES[: len(texts(items))]
    assert {"broken_record", "broken_compression"} & set(reasons(items))


def test_broken_compression_costs_one_record(tmp_path):
    data = bytearray(crawl(is_zipped=True).data())
    members = [place for place in range(len(data)) if data.startswith(b"\x1f\x8b\x08", place)]
    data[members[3] + 40 : members[3] + 60] = bytes(20)
    items = items_of(tmp_path, bytes(data))
    assert set(PAGES) - set(texts(items)) == {PAGES[2]}
    assert "broken_compression" in reasons(items)


@pytest.mark.parametrize("name", ["gzip", "deflate", "br"])
def test_a_page_that_swells_is_refused_and_the_next_read(tmp_path, name):
    import zlib

    import brotli

    pack = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": lambda data: brotli.compress(data, quality=1),
    }[name]
    made = Crawl().answer("https://a.example/", pack(bytes(60_000_000)), Content_Encoding=name)
    items = items_of(tmp_path, made.answer("https://a.example/1", b"<p>After.").data())
    assert texts(items) == ["<p>After."]
    assert reasons(items) == ["too_large"]


def test_an_archive_without_pages_says_so(tmp_path):
    assert reasons(items_of(tmp_path, Crawl().data())) == ["empty"]
