"""Who stands for whom in a row of tokens: the class for its drug, the first of two for what is made of the other."""

from __future__ import annotations

import re

from pharmagraph.builders.rules.grammar import KIND_CODES, Vocabulary, charset
from pharmagraph.ontology.kinds import Kind

ADDING = "adjunct|adjuncts|adjunctive|addition"
"""Words for what is added to something else."""
BEATING = "beat|beats|outperformed|outperforms|surpassed|surpasses|trumped|bested"
"""Verbs of those who do better than something else, of which nothing more is said: "it beat X in preventing Y"."""
_CLASS, _DRUG = KIND_CODES[Kind.DRUG_CLASS], KIND_CODES[Kind.DRUG]


def class_of_drug(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "phencyclidine, another anesthetic", "X is a topical anesthetic": the class stands for the drug."""
    filler = charset(vocabulary.fillers)
    article = charset(vocabulary.set_of("$article", "words.toml"))
    be = charset(vocabulary.set_of("is|was|are|were", "words.toml"))
    return re.compile(f"(?P<drug>[DZ])(?:,|{be}a?){article}{filler}{{0,4}}?[UF]?(?P<class>K)")


def origin(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "modafinil, the active metabolite of adrafinil, was isolated": what is said is said of the first."""
    filler = charset(vocabulary.fillers)
    article = charset(vocabulary.set_of("$article", "words.toml"))
    kind = charset(
        vocabulary.set_of(
            "metabolite|derivative|prodrug|enantiomer|isomer|analogue|analog|form|version|salt|ester|relative|successor",
            "words.toml",
        )
        + _CLASS
    )
    of = charset(vocabulary.set_of("of|from", "words.toml"))
    return re.compile(f"{_DRUG},{article}{filler}{{0,4}}?{kind}{of}{filler}{{0,2}}?{_DRUG}")


def beside(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "as an adjunct to diet for gout", "in addition to diet": what another is added to is not what is spoken of."""
    filler = charset(vocabulary.fillers)
    adding, to = (charset(vocabulary.set_of(words, "words.toml")) for words in (ADDING, "to"))
    more = "".join(charset(vocabulary.set_of(words, "words.toml")) for words in ("and|or", "other"))
    listed = f"(?:{filler}{{1,3}},){{1,2}}{filler}{{0,3}}?[DKT](?=,?{more})"
    beaten = charset(vocabulary.set_of(BEATING, "words.toml"))
    return re.compile(
        f"{adding}{to}(?:{filler}{{0,4}}?[DKT]|{listed})|{beaten}{filler}{{0,2}}?[DKT]"
    )


def coordinated(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "endotoxin and interleukin-1 induce": what is said of the second, of another kind, is said of the first.

    Read backwards, from the token after the second.
    """
    filler = charset(vocabulary.fillers)
    joint = charset(vocabulary.set_of("$conjunction", "words.toml"))
    drugs, proteins = "[DKTZ]", "[PRX]"
    pairs = f"(?:{drugs}{filler}{{0,2}}?{joint}{proteins}|{proteins}{filler}{{0,2}}?{joint}{drugs})"
    return re.compile(f"[^-]{pairs}")


def indefinite(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "a potent anesthetic": a class in the singular with an indefinite article."""
    filler = charset(vocabulary.fillers)
    return re.compile(
        f"{charset(vocabulary.set_of('a|an|another', 'words.toml'))}{filler}{{0,4}}?K"
    )
