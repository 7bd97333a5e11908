from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.files import replacing, write_json


def test_a_failure_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "note.json"
    write_json(path, {"b": 1, "a": "ä"})
    assert path.read_text(encoding="utf-8") == '{\n  "a": "ä",\n  "b": 1\n}\n'
    with pytest.raises(TypeError):
        write_json(path, object())
    with pytest.raises(TypeError), replacing(path) as file:
        file.write_text(None)
    assert path.read_text(encoding="utf-8").startswith("{")
    assert list(tmp_path.iterdir()) == [path]
