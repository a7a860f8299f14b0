"""Where the clause begins that ends at a place of a sentence, and at which words and marks clauses part.

The words stand in `clauses.toml`. All functions take a sentence in small letters.
"""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.context", "clauses.toml", flags=0)

# ---- where clauses part

# Each begins with a character of this set, and says that character first and what stands before it second: at most
# characters the engine then has one thing to try, and the search takes half the time.
HERE = r"(?=[;\u2014:.\s,a])"
STOP = r"[;\u2014]|:\s|\.(?<=[a-z]{3}\.)\s|\s[-\u2013]\s"
_CONTRAST = r"but(?!\s+also\b)|$contrast|yet(?!\s+$not_yet\b)"
_LINK = r"$link|(?:further\s+)?$concluding"
_PREPOSITION = (
    r"in(?!\s+(?:particular|part|turn|fact|general|addition)\b)|as(?!\s+well)|at(?!\s+(?:least|most)\b)"
    r"|for(?!\s+(?:instance|example))|$preposition"
)
CLAUSE = (
    rf"{STOP}|[,\s]\s*\b(?:{_CONTRAST}|{_LINK})\b"
    r"|,\s+so\s+(?!(?:far|much|many|long|as|to|on)\b)|,\s+(?:[a-z]+ly|perhaps)\s+(?:due|owing|because)\b"
    rf"|,\s+and\s+only\b|a(?<!\wa)nd\s+the\s+(?:others?|rest)\b|,\s+(?:and\s+|or\s+)?(?:$subject|{_PREPOSITION}|an?)\b"
    r"|a(?<!\wa)nd\s+(?:that|$auxiliary|$he|(?:[a-z]+ly\s+)?[a-z]{4,}ed)\b"
)

# ---- where one begins

_AND_SUBJECT = _WORDS.compile(r",\s+and\s+(?=(?:[\w-]+\s+){1,4}?$auxiliary\b)")
_AUXILIARY = 7  # characters: "should", and what ends it
# behind what is said aside the clause goes on: "the ability of X, a new drug, to prevent Y was studied"
_INSERTED = _WORDS.compile(
    r",\s+$inserted\s[^,;:.()]{1,90},\s(?!(?:and|or|but|it|they|we|this|these|there|the|an?)\b)"
    r"|\s[-\u2013\u2014]\s[^;.\u2013\u2014]{1,90}\s[-\u2013\u2014]\s"
)
# ... but not "in summary, a rise was seen, which was small"
_STATES = _WORDS.compile(r",\s+an?\s(?:(?!(?:that|which|who|whose)\b)[^\s]+\s)*?$auxiliary\b")
# "the effect of the opioid, X, on Y was studied"
_NAMED_BETWEEN = _WORDS.compile(r"\b$effect_of\s(?:of|for)\s[^,;:.]{1,60}\s?,\s[^,;:.]{1,40}\s?$")
_NAMED_REACH = 130  # characters
_CLAUSE_START = _WORDS.compile(rf"(?=[;\u2014:.\s,at])(?:{CLAUSE}|t(?<!\wt)hat\b)")
# What opens a sentence and ends at a comma: "Although it did not help, ...", "In the absence of X, ...".
OPENING = _WORDS.compile(
    r"\s*(?:(?:$opens_adverb|[a-z]+ly),\s+)?"
    r"(?:$opens|whether\s(?:\w+\s){0,2}?(?:taken|given|used|eaten|administered)|$formerly\s(?:\w+ed|thought|held|known)"
    # "Not being sedating, X relieves O", "Unable to reach the brain, X ...": no verb of a sentence stands in it
    r"|(?:$lacks|(?:$denial\s(?:$between_denial\s|[a-z]+ly\s){0,2})(?:an?(?!\ssingle\b)|used|[a-z]{2,}(?:ing|ed|ive|ic|ous|ble)))"
    r"(?=(?:\s(?!(?:$auxiliary|that|which|who)\b)[^\s,]+)*,))\b[^,]*"
)
REACH = 1500  # characters: no clause is longer, and a page without full stops must not take minutes


def _in_parentheses(text: str, start: int, at: int, end: int) -> bool:
    """Whether a place stands in parentheses that are closed before `end`."""
    opened = text.rfind("(", start, at)
    return opened >= 0 and text.find(")", opened, at) < 0 and text.find(")", at, end) >= 0


def clause_start(text: str, end: int) -> int:
    """Where the clause begins that ends here."""
    start = max(0, end - REACH)
    onward = start
    for match in _CLAUSE_START.finditer(text, start, end):
        if match.start() < onward or _in_parentheses(text, start, match.start(), end):
            continue
        if text[match.start()] in ", " and _NAMED_BETWEEN.search(
            text, max(start, match.start() - _NAMED_REACH), match.start()
        ):
            continue
        inserted = _INSERTED.match(text, match.start(), end)
        if inserted and not _STATES.match(inserted[0]):
            onward = inserted.end()
        else:
            start = match.end()
    opening = OPENING.match(text, start, end)
    if opening and opening.end() < end:
        start = opening.end()
    another = _AND_SUBJECT.search(text, start, end + _AUXILIARY)  # which may be the cue itself
    if (
        another and another.end() <= end and text.find(",", start + 1, another.start()) < 0
    ):  # no list: "A, B, and C were ..."
        return another.end()
    return start
