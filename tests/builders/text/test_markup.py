"""Marks in a text that are no words of it, and the way back to the text that has them."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pharmagraph.builders.text.markup import unmarked

READ_AS = [
    ("It blocks the [NMDA](https://example.org/nmda) receptor.", "It blocks the NMDA receptor."),
    ('See [the label](/labels/a_(b).html "Label").', "See the label."),
    ("![A pill](pill.png) It helps.", " It helps."),
    ("It blocks the **NMDA** receptor.", "It blocks the NMDA receptor."),
    ("It is *not* toxic (_rarely_ so).", "It is not toxic (rarely so)."),
    ("*N*-acetylcysteine", "N-acetylcysteine"),
    ("It treats ~~pain~~ gout.", "It treats  gout."),
    ("the 5-HT<sub>2A</sub> receptor", "the 5-HT2A receptor"),
    ('It <span class="x">may</span> cause<br/>gout.', "It may cause\ngout."),
    ("<h4>Results</h4>It helps.", "\n\nResults\n\nIt helps."),
    ("Pain &amp; fever, IC50 &lt; 5 nM, &#945;-blocker", "Pain & fever, IC50 < 5 nM, α-blocker"),
    ("ketamine[12] and fever [3, 4-6].", "ketamine and fever."),
    ("the  NMDA   receptor", "the NMDA receptor"),
    ("does not\n    cause", "does not\ncause"),
    ("blocks the\n    NMDA receptor", "blocks the\nNMDA receptor"),
    ("treats hyper-\ntension, a beta-\nblocker", "treats hypertension, a beta-blocker"),
    ("does not\r\ncause", "does not\ncause"),
]
AS_THEY_ARE = [
    "A plain sentence. And another one.",
    "A plain sentence.  And two blanks behind a full stop.",
    "**Uses:** pain",
    "- **Uses:** pain",
    "* one\n* two",
    "CYP2D6*4 and HLA-B*57:01",
    "snake_case_name",
    "p < 0.05 and q > 0.1",
    "[3H](+)-MK-801 and [11C](R)-PK11195",
    "[1]benzothieno[2,3-d]pyrimidine",
    "A & B; C",
    "Side effects:\n    nausea",
    "Take it for\n\n    Pain",
    "Ketamine\n    Lithium",
    "Name        Use",
]


@pytest.mark.parametrize(("marked", "plain"), READ_AS)
def test_marks_are_not_read(marked: str, plain: str) -> None:
    found = unmarked(marked)

    assert found is not None
    assert found.text == plain


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_a_text_without_marks_is_read_as_it_is(text: str) -> None:
    assert unmarked(text) is None


@pytest.mark.parametrize(("marked", "plain"), READ_AS)
def test_every_word_is_found_again_where_it_stands(marked: str, plain: str) -> None:
    found = unmarked(marked)
    assert found is not None
    for word in plain.split():
        start = plain.index(word)
        kept = marked[found.start(start) : found.end(start + len(word))]
        if "&" not in kept:
            bare = re.sub(r"</?sub>|[*_]|(?<=hyper)-\n", "", kept)
            assert word.strip(".,)") in bare.replace("\n", "")


@example("<a>")
@example("<a>1")
@given(st.text(alphabet="ab *_[]()<>/&;~\n\r\t.1,"))
def test_places_never_go_back(text: str) -> None:
    found = unmarked(text)
    if found is None:
        return
    starts = [found.start(place) for place in range(len(found.text))]
    ends = [found.end(place + 1) for place in range(len(found.text))]

    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert all(0 <= found.plain(place) <= len(found.text) for place in range(len(text) + 1))
