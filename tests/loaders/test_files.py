"""Files that cannot be parsed: each is one finding, with its line."""

from pathlib import Path

import pytest

from loaders.files import decoded, parsed_csv, parsed_json, parsed_toml, read_csv, read_toml
from loaders.findings import Finding


def sentences(findings: list[Finding]) -> list[str]:
    return [finding.sentence() for finding in findings]


def test_a_file_that_is_not_utf8_is_refused_with_the_line() -> None:
    findings: list[Finding] = []
    assert decoded("first\nBrunsbüttel\n".encode("latin-1"), "a.csv", findings) is None
    assert sentences(findings) == ["a.csv: line 2 is not UTF-8. Save the file in UTF-8."]


def test_the_mark_before_the_first_character_is_left_out() -> None:
    findings: list[Finding] = []
    assert decoded(b"\xef\xbb\xbfid,name\n", "a.csv", findings) == "id,name\n"
    assert findings == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            'title = "a"\ntitle = "b"\n',
            "a.toml: not valid TOML: Cannot overwrite a value (at line 2, column 12). Correct the file there.",
        ),
        (
            "a = 1\nb = \n",
            "a.toml: not valid TOML: Invalid value (at line 2, column 5). Correct the file there.",
        ),
        ("a = " + "[" * 100_000, "a.toml: the file is nested too deeply. Make it flatter."),
    ],
)
def test_broken_toml_is_refused_with_the_line(text: str, sentence: str) -> None:
    findings: list[Finding] = []
    assert parsed_toml(text, "a.toml", findings) is None
    assert sentences(findings) == [sentence]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '{"a": 1,\n "b": }',
            "a.geojson: not valid JSON: Expecting value (at line 2, column 7). Correct the file there.",
        ),
        ("", "a.geojson: not valid JSON: Expecting value (at line 1, column 1). Correct the file there."),
        ("[" * 1_000_000, "a.geojson: the file is nested too deeply. Make it flatter."),
        ("9" * 10_000, "a.geojson: the file holds a number of thousands of digits. Shorten it."),
    ],
)
def test_broken_json_is_refused_with_the_line(text: str, sentence: str) -> None:
    findings: list[Finding] = []
    assert parsed_json(text, "a.geojson", findings) is None
    assert sentences(findings) == [sentence]


def test_each_key_given_twice_is_found_and_named_with_its_record() -> None:
    findings: list[Finding] = []
    text = '[{"id": "a", "x": 1, "x": 2, "y": 1, "y": 1}, {"x": {"z": 1, "z": 1}}]'
    assert parsed_json(text, "a.geojson", findings) == [{"id": "a", "x": 2, "y": 1}, {"x": {"z": 1}}]
    assert sentences(findings) == [
        "a.geojson: 'a': key 'x' is given more than once. Keep one.",
        "a.geojson: 'a': key 'y' is given more than once. Keep one.",
        "a.geojson: key 'z' is given more than once. Keep one.",
    ]


def test_a_table_is_read_with_its_commas_quotes_and_line_breaks() -> None:
    findings: list[Finding] = []
    text = 'id,title\na,"one, ""two""\nthree"\n\nb,\n'
    assert parsed_csv(text, "a.csv", findings) == (
        ["id", "title"],
        [{"id": "a", "title": 'one, "two"\nthree'}, {"id": "b", "title": ""}],
    )
    assert findings == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["a.csv: the file is empty. Begin with a line of column names."]),
        (
            "id,title\na\nb,c,d\n",
            [
                "a.csv: line 2 does not have the 2 cells of the header, but 1. "
                "Quote cells that hold commas, and leave none out.",
                "a.csv: line 3 does not have the 2 cells of the header, but 3. "
                "Quote cells that hold commas, and leave none out.",
            ],
        ),
        ("id,id\na,b\n", ["a.csv: column 'id' is given more than once. Keep one."]),
        (
            'id\n"a"b\n',
            ["a.csv: not valid CSV: ',' expected after '\"' (at line 2). Correct the file there."],
        ),
        (
            'id\n"' + "x" * 1_000_001 + '"\n',
            ["a.csv: not valid CSV: field larger than field limit (1000000) (at line 2). Correct the file there."],
        ),
    ],
)
def test_a_broken_table_is_refused_with_the_line(text: str, expected: list[str]) -> None:
    findings: list[Finding] = []
    assert parsed_csv(text, "a.csv", findings) is None
    assert sentences(findings) == expected


def test_a_file_that_is_missing_or_no_file_is_refused(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert read_toml(tmp_path / "a.toml", "a.toml", findings) is None
    assert read_csv(tmp_path, "b.csv", findings) is None
    assert sentences(findings) == [
        "a.toml: the file is missing. Add it.",
        "b.csv: the file cannot be read (Is a directory). Check that it is a file and may be read.",
    ]
