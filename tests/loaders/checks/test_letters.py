"""Rules for the letters of a text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.checks import letters
from tests.loaders.checks.specimens import AT, Bad, Good, rules_of, sentences, told_by

GOOD: list[Good] = [
    ("letters_seen", (AT, "name", "Brunsbüttel\n\tאבג مرحبا 中文 🚢 👨\u200d👩\u200d👧")),
    ("letters_whole", (AT, "name", "Snøhvit, «Å», «Ø», SÃO PAULO, Âge, Țara, “Å”")),
]

BAD: list[Bad] = [
    (
        "letters_seen",
        (AT, "name", "Nemo\x00Link"),
        ["name holds the control character U+0000 at place 5. Remove it."],
    ),
    (
        "letters_seen",
        (AT, "name", "Ne\u202emo"),
        ["name holds what nobody sees, RIGHT-TO-LEFT OVERRIDE, U+202E at place 3. Remove it."],
    ),
    (
        "letters_seen",
        (AT, "name", "Nemo\u200b"),
        ["name holds what nobody sees, ZERO WIDTH SPACE, U+200B at place 5. Remove it."],
    ),
    (
        "letters_seen",
        (AT, "name", "So\u00adfia"),
        ["name holds what nobody sees, SOFT HYPHEN, U+00AD at place 3. Remove it."],
    ),
    (
        "letters_whole",
        (AT, "name", "Sn\ufffdhvit"),
        [
            "name holds the mark of a lost letter at place 3. "
            "Write the letter that was there: the text was once read in the wrong encoding."
        ],
    ),
    (
        "letters_whole",
        (AT, "name", "Snï¿½hvit"),
        [
            "name holds the mark of a lost letter at place 3. "
            "Write the letter that was there: the text was once read in the wrong encoding."
        ],
    ),
    (
        "letters_whole",
        (AT, "name", "SnÃ¸hvit"),
        ["name holds 'Ã¸' at place 3, letters in the wrong encoding. Write 'ø'."],
    ),
    (
        "letters_whole",
        (AT, "name", "Britainâ€™s"),
        ["name holds 'â€™' at place 8, letters in the wrong encoding. Write '’'."],
    ),
    (
        "letters_whole",
        (AT, "name", "Îles â€"),
        ["name holds 'â€' at place 6, letters in the wrong encoding. Write what was meant."],
    ),
]


@pytest.mark.parametrize(("rule", "arguments"), GOOD, ids=[rule for rule, _ in GOOD])
def test_a_good_text_is_passed_in_silence(rule: str, arguments: tuple[Any, ...]) -> None:
    assert sentences(letters, rule, arguments) == []


@pytest.mark.parametrize(("rule", "arguments", "expected"), BAD, ids=[rule for rule, _, _ in BAD])
def test_a_bad_text_is_told_with_its_place(rule: str, arguments: tuple[Any, ...], expected: list[str]) -> None:
    assert sentences(letters, rule, arguments) == expected


def test_every_rule_has_a_good_text_and_a_bad_one_here() -> None:
    rules = rules_of(letters)
    assert {rule for rule, _ in GOOD} == {rule for rule, _, _ in BAD} == rules != set()


@given(st.sampled_from("äöüßéèçñøåæšžłą‘’“”–€«»°²"))
def test_a_letter_that_was_read_as_windows_1252_is_noticed(letter: str) -> None:
    broken = b"Kr" + letter.encode() + b"st"
    text = broken.decode("cp1252", errors="ignore")
    assert told_by(letters.letters_whole(AT, "name", text)) != []


@given(st.text())
def test_no_text_makes_a_rule_raise(text: str) -> None:
    found = [*letters.letters_seen(AT, "name", text), *letters.letters_whole(AT, "name", text)]
    assert "" not in told_by(iter(found))
