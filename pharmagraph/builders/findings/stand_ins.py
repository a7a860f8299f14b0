"""Who stands for whom in a row of tokens: the class for its drug, the first of two for what is made of the other."""

from __future__ import annotations

import re

from pharmagraph.builders.rules.vocabulary import KIND_CODES, Vocabulary, charset
from pharmagraph.ontology.kinds import Kind

ADDING = "adjunct|adjuncts|adjunctive|addition"
"""Words for what is added to something else."""
BEATING = "beat|beats|outperformed|outperforms|surpassed|surpasses|trumped|bested"
"""Verbs of those who do better than something else, of which nothing more is said: "it beat X in preventing Y"."""
_CLASS, _DRUG = KIND_CODES[Kind.DRUG_CLASS], KIND_CODES[Kind.DRUG]


def class_of_drug(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "phencyclidine, another anesthetic", "X is a topical anesthetic": the class stands for the drug."""
    filler = charset(vocabulary.fillers)
    article = vocabulary.any_of("$article")
    be = vocabulary.any_of("is|was|are|were")
    return re.compile(f"(?P<drug>[DZ])(?:,|{be}a?){article}{filler}{{0,4}}?[UF]?(?P<class>K)")


def origin(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "modafinil, the active metabolite of adrafinil, was isolated": what is said is said of the first."""
    filler = charset(vocabulary.fillers)
    article = vocabulary.any_of("$article")
    kind = charset(
        vocabulary.set_of(
            "metabolite|derivative|prodrug|enantiomer|isomer|analogue|analog|form|version|salt|ester|relative|successor"
        )
        + _CLASS
    )
    of = vocabulary.any_of("of|from")
    return re.compile(f"{_DRUG},{article}{filler}{{0,4}}?{kind}{of}{filler}{{0,2}}?{_DRUG}")


def beside(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "as an adjunct to diet for gout", "in addition to diet": what another is added to is not what is spoken of."""
    filler = charset(vocabulary.fillers)
    adding, to = (vocabulary.any_of(words) for words in (ADDING, "to"))
    more = "".join(vocabulary.any_of(words) for words in ("and|or", "other"))
    listed = f"(?:{filler}{{1,3}},){{1,2}}{filler}{{0,3}}?[DKT](?=,?{more})"
    beaten = vocabulary.any_of(BEATING)
    return re.compile(
        f"{adding}{to}(?:{filler}{{0,4}}?[DKT]|{listed})|{beaten}{filler}{{0,2}}?[DKT]"
    )


def coordinated(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "endotoxin and interleukin-1 induce": what is said of the second, of another kind, is said of the first.

    Read backwards, from the token after the second.
    """
    filler = charset(vocabulary.fillers)
    joint = vocabulary.any_of("$conjunction")
    drugs, proteins = "[DKTZ]", "[PRX]"
    pairs = f"(?:{drugs}{filler}{{0,2}}?{joint}{proteins}|{proteins}{filler}{{0,2}}?{joint}{drugs})"
    return re.compile(f"[^-]{pairs}")


def indefinite(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "a potent anesthetic": a class in the singular with an indefinite article."""
    filler = charset(vocabulary.fillers)
    return re.compile(f"{vocabulary.any_of('a|an|another')}{filler}{{0,4}}?K")
