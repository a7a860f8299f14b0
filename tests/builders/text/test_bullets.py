"""On which line a sentence begins, and what stands before it there."""

from pharmagraph.builders.text.bullets import Leads, Lines


def at(text: str, *sentences: str) -> list[tuple[bool, bool, bool]]:
    lines, begin = Lines(text), 0
    found: list[tuple[bool, bool, bool]] = []
    for sentence in sentences:
        begin = text.index(sentence, begin)
        line = lines.at(begin, begin + len(sentence))
        found.append((line.goes_on, line.bullet, line.marked))
        begin += len(sentence)
    return found


def test_a_sentence_goes_on_where_another_stands_on_its_line() -> None:
    text = "One.\nTwo. Three.\n- Four. Five."

    assert at(text, "One.", "Two.", "Three.", "Four.", "Five.") == [
        (False, False, False),
        (False, False, False),
        (True, False, True),
        (False, True, True),
        (True, True, True),
    ]


def test_behind_a_sentence_of_two_lines_the_last_line_counts() -> None:
    assert at("One is\nwrapped. Two.\nThree.", "One is\nwrapped.", "Two.", "Three.") == [
        (False, False, False),
        (True, False, True),
        (False, False, False),
    ]


def test_looks_at_no_part_of_a_line_twice() -> None:
    class Counted(str):
        looked = 0

        def rfind(self, wanted: str, start: int = 0, end: int = 0) -> int:  # type: ignore[override]
            Counted.looked += end - start
            return str(self).rfind(wanted, start, end)

    sentence = "Nothing is said here. "
    text = Counted(sentence * 500)
    lines = Lines(text)
    for number in range(500):
        begin = number * len(sentence)
        lines.at(begin, begin + len(sentence) - 1)

    assert Counted.looked <= len(text)


def test_an_item_leads_into_the_items_below_it_and_no_further() -> None:
    text = "- **Ask:**\n  - gout\n  - asthma\n- fever\n"
    leads, begin = Leads(text), 0
    found = []
    for said in ("**Ask:**", "gout", "asthma", "fever"):
        begin = text.index(said, begin)
        found.append(leads.lead_into(begin, begin + len(said)).text)

    assert found == ["", "**Ask:**", "**Ask:**", ""]
