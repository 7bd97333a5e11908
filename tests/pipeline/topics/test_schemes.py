from __future__ import annotations

from pipeline.topics.schemes import CAP, IPTC, heads, reference_files, topics


def test_the_seventeen_top_topics_are_known_with_all_below_them() -> None:
    media = [topic for topic in topics().values() if topic.scheme == "iptc"]
    tops = {topic.code for topic in media if topic.level == 1}
    assert tops == {f"{IPTC}{number:02}000000" for number in range(1, 18)}
    assert {topic.top for topic in media} == tops
    assert max(topic.level for topic in media) > 2


def test_every_topic_below_the_top_has_its_ancestor_of_the_second_level() -> None:
    for topic in topics().values():
        if topic.level == 1:
            assert topic.second is None
        else:
            second = topics()[topic.second or ""]
            assert (second.level, second.top) == (2, topic.top)


def test_the_agenda_has_its_twenty_one_major_topics() -> None:
    agenda = {topic.code for topic in topics().values() if topic.scheme == "cap"}
    assert agenda == {f"{CAP}{number}" for number in range(1, 24) if number not in (11, 22)}


def test_heads_are_in_one_order_tops_agenda_and_second_level() -> None:
    order = [(topics()[code].level == 2, topics()[code].scheme == "cap") for code in heads()]
    assert order == sorted(order)
    assert len(set(heads())) == len(heads())
    assert set(heads()) == {topic.code for topic in topics().values() if topic.level <= 2}


def test_every_topic_has_a_label() -> None:
    assert all(topic.label.strip() for topic in topics().values())
    assert all(path.is_file() for path in reference_files())
