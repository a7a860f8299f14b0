"""The forms of regular English verbs and nouns, and of the few irregular ones that rules use."""

from __future__ import annotations

from typing import NamedTuple

_IRREGULAR = {
    "bind": "bound", "bring": "brought", "give": "gave given", "keep": "kept", "lead": "led",
    "make": "made", "rise": "rose risen", "show": "showed shown", "take": "took taken",
    "undergo": "underwent undergone", "withdraw": "withdrew withdrawn", "overcome": "overcame overcome",
    "fight": "fought", "cut": "cut", "put": "put", "get": "got gotten", "become": "became become",
    "find": "found", "know": "knew known", "begin": "began begun", "wear": "wore worn",
    "set": "set", "beat": "beat beaten", "break": "broke broken", "upset": "upset", "hold": "held",
    "understand": "understood", "see": "saw seen", "drive": "drove driven", "choose": "chose chosen",
    "shut": "shut", "catch": "caught", "sweep": "swept", "send": "sent", "wake": "woke woken", "build": "built",
    "speed": "sped", "fall": "fell fallen", "come": "came come", "go": "went gone", "lose": "lost",
    "grow": "grew grown", "arise": "arose arisen", "bear": "bore borne", "bleed": "bled", "cling": "clung",
    "creep": "crept", "feel": "felt", "forbid": "forbade forbidden", "hit": "hit", "hurt": "hurt", "let": "let",
    "outdo": "outdid outdone", "overtake": "overtook overtaken", "sell": "sold", "shake": "shook shaken",
    "shoot": "shot", "shrink": "shrank shrunk", "sink": "sank sunk", "sit": "sat", "spread": "spread",
    "stand": "stood", "stick": "stuck", "sting": "stung", "strike": "struck", "swell": "swelled swollen",
    "throw": "threw thrown", "withhold": "withheld",
}  # fmt: skip
_DOUBLING = frozenset(
    "stop control compel refer prefer block-off cut put get begin upset set"
    " shut sap plug clog trap dim rev pep prop step top mop lap stir spur flip hit let sit forbid".split()
)
_BASES = {
    past: base
    for base, (past, *participle) in ((base, forms.split()) for base, forms in _IRREGULAR.items())
    if participle or past in ("came", "led")
}
_SHORTEST = 3  # letters
_VOWELS = "aeiou"


class Verb(NamedTuple):
    """The forms of one verb: "treat treats", "treated", "treated", "treating"."""

    present: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]


def verb(lemma: str) -> Verb:
    """The forms of a verb: of its first word, if it is more than one is not meant.

    >>> verb("inhibit")
    Verb(present=('inhibit', 'inhibits'), past=('inhibited',), participle=('inhibited',), gerund=('inhibiting',))
    """
    doubled = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye")) else doubled
    lasting = lemma[:-2] + "y" if lemma.endswith("ie") else stem  # "tie", "tying"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third, regular = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
        regular = stem + "ed"
    past = _IRREGULAR.get(lemma, regular).split()
    return Verb((lemma, third), (past[0],), (past[-1],), (lasting + "ing",))


def bases(form: str) -> list[str]:
    """What a form is the present or past of, if there is such a verb; nothing for one that may be a participle.

    >>> bases("clears"), bases("rose"), bases("relies"), bases("cleared"), bases("us")
    (['clear'], ['rise'], ['rely'], [], [])
    """
    if form in _BASES:
        return [_BASES[form]]
    if len(form) <= _SHORTEST or not form.endswith("s") or form.endswith(("ss", "us", "is")):
        return []
    guesses = [form[:-3] + "y"] if form.endswith("ies") else [form[:-1], form[:-2]]
    return [base for base in guesses if form in verb(base).present[1:]]


def plural(noun: str) -> str:
    """The regular plural of a noun.

    >>> plural("therapy"), plural("inhibitor")
    ('therapies', 'inhibitors')
    """
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith("is"):
        return noun[:-2] + "es"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
