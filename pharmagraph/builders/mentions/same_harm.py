"""Other words for one harm: a "gastric haemorrhage" is a bleeding of the stomach."""

from __future__ import annotations

from collections.abc import Iterator

_SAME_NOUNS = (
    frozenset({"disorder", "disease"}),
    frozenset({"hemorrhage", "haemorrhage", "bleeding"}),
    frozenset({"tumor", "neoplasm", "cancer"}),
    frozenset({"edema", "oedema", "swelling"}),
    frozenset({"hypertrophy", "enlargement"}),
    frozenset({"paralysis", "palsy"}),
    frozenset({"malformation", "defect"}),
    frozenset({"deterioration", "impairment"}),
)
# not both ways: what is called a cancer is more than a tumour
_NOT_FOR = {"tumor": ("cancer",), "neoplasm": ("cancer",)}
# What is a disorder by another word; a disorder is not always one of them.
_DISORDERS = frozenset(("complication", "problem", "disturbance"))
_PARTS = {
    "renal": "kidney", "hepatic": "liver", "cardiac": "heart", "myocardial": "heart", "pulmonary": "lung",
    "cerebral": "brain", "ocular": "eye", "gastric": "stomach", "cutaneous": "skin", "dermal": "skin",
    "ovarian": "ovary", "pancreatic": "pancreas", "splenic": "spleen", "esophageal": "esophagus", "uterine": "uterus",
    "bronchial": "lung", "aortic": "aorta", "nasal": "nose", "lingual": "tongue", "auditory": "hearing",
    "neurologic": "neurological", "hematologic": "hematological", "haematological": "hematological",
    "urologic": "urological", "rheumatologic": "rheumatic", "rheumatological": "rheumatic",
    "dermatologic": "skin", "dermatological": "skin", "olfactory": "smell", "psychiatric": "mental",
}  # fmt: skip


def other_names(modifiers: str, noun: str) -> Iterator[str]:
    """Names that say the same as `modifiers` and `noun`, the nearest first.

    >>> list(other_names("renal", "disorder"))
    ['renal disease', 'kidney disorder', 'kidney disease']
    >>> list(other_names("thyroid", "complication"))
    ['thyroid disorder', 'thyroid disease']
    """
    group = next((group for group in _SAME_NOUNS if noun in group), frozenset())
    nouns = [noun, *sorted(group - {noun, *_NOT_FOR.get(noun, ())})]
    if noun in _DISORDERS:
        nouns += ["disorder", "disease"]
    part = _PARTS.get(modifiers)
    for spoken in (modifiers, part):
        for other in nouns:
            if spoken and (spoken, other) != (modifiers, noun):
                yield f"{spoken} {other}"
