"""The heading that indexers would take for a condition without one: that of what its name says it is, or is a kind of.

"Ventricular arrhythmia" has no heading of MeSH; what is written about it stands under that of arrhythmia. A name says
what it is a kind of by its last words, and by the part of the body that it speaks of: a "renal complication" is a
disease of the kidney, a "gastric adenocarcinoma" a cancer of the stomach. What is wrong with a part of the body, and no
more, is what MeSH means by the diseases of that part ("including its structural and functional abnormalities"): the
heading of a "bladder dysfunction" is that of bladder diseases, and not only near.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

# The ids of what goes by a name; none if nothing does.
Known = Callable[[str], tuple[str, ...]]

_DISEASES = ("disease", "diseases", "disorder", "disorders")
_CANCERS = ("cancer", "neoplasm", "neoplasms")
_AS_DISEASES = frozenset(
    "damage injury injuries lesion lesions toxicity failure dysfunction impairment abnormality abnormalities disorder"
    " disturbance complication complications problem event involvement alteration alterations change changes deficit"
    " deterioration defect disease manifestation manifestations symptom symptoms insufficiency".split()
)
_AS_CANCERS = frozenset("carcinoma adenocarcinoma cancer tumor neoplasm malignancy".split())
# What is wrong with a part of the body, and no more; and what is no part of it, for which a disease is something else.
_WRONG = frozenset(
    "damage injury injuries lesion lesions toxicity dysfunction impairment abnormality abnormalities disturbance"
    " disorder".split()
)
_NO_PART = frozenset(
    "cell tissue mitochondrial peripheral infusion neonatal fetal foetal hormonal emotional psychological"
    " psychic".split()
)
# Words behind which there is every kind of thing: an "Alport syndrome" is none of them in particular.
_SAY_NOTHING = _AS_DISEASES | frozenset(
    "syndrome reaction reactions effect effects condition sign state attack episode type form deficiency".split()
)
_NOT_HEAD_LAST = frozenset("of in from with without due to for by and or on at as".split())
_HEADING = "MESH:D"


def nearest(label: str, known: Known) -> tuple[str, ...]:
    """The ids of the headings that are nearest above `label`, which has none of its own.

    >>> headings = {"arrhythmia": ("MESH:D001145",), "kidney disease": ("MONDO:1", "MESH:D007674")}
    >>> nearest("ventricular arrhythmia", lambda name: headings.get(name, ()))
    ('MESH:D001145',)
    >>> nearest("kidney toxicity", lambda name: headings.get(name, ()))
    ('MESH:D007674',)
    """
    for name in _wider(label):
        headings = tuple(curie for curie in known(name) if curie.startswith(_HEADING))
        if headings:
            return headings
    return ()


def held_for(label: str, known: Known) -> tuple[str, ...]:
    """The ids of the headings of the diseases of a part of the body, if `label` says that something is wrong with it.

    >>> headings = {"bladder disease": ("MONDO:1", "MESH:D001745")}
    >>> held_for("bladder dysfunction", lambda name: headings.get(name, ()))
    ('MESH:D001745',)
    >>> held_for("bladder failure", lambda name: headings.get(name, ()))
    ()
    """
    part, _, head = label.lower().rpartition(" ")
    if head not in _WRONG or not part or part in _NO_PART:
        return ()
    for noun in _DISEASES:
        headings = tuple(curie for curie in known(f"{part} {noun}") if curie.startswith(_HEADING))
        if headings:
            return headings
    return ()


def _wider(label: str) -> Iterator[str]:
    """What a name says that it is a kind of, the nearest first."""
    words = label.lower().split()
    if len(words) > 2 and words[1] == "of" and not _NOT_HEAD_LAST & set(words[2:]):
        words = [word for word in words[2:] if word != "the"] + words[:1]  # "carcinoma of stomach"
    if _NOT_HEAD_LAST & set(words):
        return
    part, head = " ".join(words[:-1]), words[-1]
    if part and head in _AS_DISEASES:
        yield from (f"{part} {noun}" for noun in _DISEASES)
    elif part and head in _AS_CANCERS:
        yield from (f"{part} {noun}" for noun in _CANCERS)
    for start in range(1, len(words)):
        if start < len(words) - 1 or words[start] not in _SAY_NOTHING:
            yield " ".join(words[start:])
