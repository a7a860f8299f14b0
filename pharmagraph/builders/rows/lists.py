"""Lists of mentions: "X, Y and Z" is one thing to a rule, and so are "statins such as X" and their members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules.vocabulary import ADVERB, KIND_CODES, MENTIONS, Vocabulary, charset
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

_DRUG, _CLASS = KIND_CODES[Kind.DRUG], KIND_CODES[Kind.DRUG_CLASS]
_WAYS = KIND_CODES[Kind.ROUTE] + KIND_CODES[Kind.FORM]
_EPITHET = re.compile(f"{_CLASS}-?{_DRUG}")  # "the anticoagulant warfarin"
_ALIKE = ("DKTZ", "PRXCE", "UF", "M", "O", "N")  # kinds that stand in lists together
_MOST_REMEMBERED = 5000  # rows of kinds
_BEFORE_EXAMPLES = "such as|for instance|for example|e g|i e|in particular|but not limited to"
_BEFORE_ANOTHER = (
    "together with|as well as|along with|in addition to|but also|and also|and or|to a lesser extent"
    "|but not|and not|or not|but neither|nor|not|to a lesser degree|to some extent"
)
_BEFORE_ASIDE = (
    "together with|as well as|along with|in addition to|to a lesser extent|to a lesser degree|also"
)
# of what these make up they are no example: "fatty acid carbon", "fossil fuel carbon"
_ELEMENTS = frozenset(("carbon", "nitrogen", "oxygen", "hydrogen", "phosphorus", "carbon dioxide"))
# "drugs that may lower the levels of hormones, such as ketoconazole": no hormone
_HEAD = re.compile(
    r"\b(?:drugs?|agents?|medicines?|medications?|substances?|compounds?|products?|anything|those)\s"
    r"(?:(?:that|which)\s(?!(?:(?:may|can|could)\s)?(?:are|is|were|be|act|belong|include|contain)\b)"
    r"|known\sto\s(?!be\b)|(?:affect|alter|interact|interfer|compet|lower|rais|increas|decreas|reduc)ing\b)"
    r"[^.;:,()]*$",
    re.IGNORECASE,
)
_NEAR = 90  # characters

_LINKS = "$conjunction|$including|such|instance|example|well|together|along|e|i|nor|not"
_FINITE = "is|are|was|were|has|have|had|may|might|can|could|will|would|should|must|does|do|did"
_List = tuple[re.Pattern[str], str, str, int]


class Lists:
    """Finds lists in rows of tokens, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        filler, words = charset(vocabulary.fillers), vocabulary.any_of
        self._not = vocabulary.code("not")
        self._links = frozenset("/" + vocabulary.set_of(_LINKS))
        self._finite = frozenset(vocabulary.set_of(_FINITE))
        self._of_class = _of_class(vocabulary)
        self._apposed = re.compile(f"D,{words('$article|the')}{filler}{{0,4}}?K[^{MENTIONS}]*,")
        # a list, a sign that it has, the kinds of its items, how many it has at least
        self._lists = [
            *_lists_of_fellows(vocabulary),
            *_lists(vocabulary),
            *_lists_of_clauses(vocabulary),
        ]
        self._possible: dict[str, list[tuple[re.Pattern[str], str]]] = {}

    def grouped(self, tagged: Tagged) -> Tagged:
        """The row with each list as one token: "X, Y and Z", "diseases such as X"."""
        if _CLASS in tagged.codes and _DRUG in tagged.codes:
            tagged.examples = self._examples_of(tagged)
            tagged = _without_epithets(tagged)
        names = "".join([tagged.codes[place] for place in tagged.members])
        possible = self._possible.get(names)
        for pattern, sign in self._with_names(names) if possible is None else possible:
            if sign not in tagged.codes:
                continue
            stretches = [
                m.span()
                for m in pattern.finditer(tagged.codes)
                if self._is_list(m.group(), tagged.codes[m.end() : m.end() + 1])
            ]
            if stretches:
                tagged = _collapse(tagged, stretches)
        tagged.inner = [self.grouped(inner) for inner in tagged.inner]
        return tagged

    def _with_names(self, names: str) -> list[tuple[re.Pattern[str], str]]:
        """The lists that can be among mentions of these kinds; remembered, as rows have few names."""
        if len(self._possible) > _MOST_REMEMBERED:
            self._possible.clear()
        self._possible[names] = found = [
            (pattern, sign)
            for pattern, sign, kinds, least in self._lists
            if sum(map(names.count, kinds)) >= least
        ]
        return found

    def _examples_of(self, tagged: Tagged) -> list[tuple[Mention, Mention]]:
        """Which drugs the row names as examples of which class: "statins such as X and Y", "X and other statins"."""
        found = []
        for match in self._of_class.finditer(tagged.codes):
            places = range(*match.span())
            classes = [tagged.members[i][0] for i in places if tagged.codes[i] == _CLASS]
            drugs = [
                mention for i in places if tagged.codes[i] == _DRUG for mention in tagged.members[i]
            ]
            if not _are_of_head(tagged.text, classes[0], drugs[0]):
                found += [(drug, classes[0]) for drug in drugs]
        for match in _EPITHET.finditer(tagged.codes):
            class_, drug = (tagged.members[place][0] for place in (match.start(), match.end() - 1))
            if tagged.text[class_.end : drug.start].isspace() and not _is_element(drug):
                found.append((drug, class_))
        return found

    def _is_list(self, codes: str, after: str) -> bool:
        """Two with nothing but a comma between them are no list: "unlike X, Y acts", "X, another Y".

        Nor are two with a comma and "and" where the second has a verb of its own: "... than X, and Y is ..."
        """
        if self._not in codes and (codes[0] in _WAYS or (_CLASS in codes and _DRUG in codes)):
            return False  # "oral, but not intravenous, X"; "X, an opioid, but not Y"
        if sum(code in MENTIONS for code in codes) > 2:
            # "X, a common Y, lets Z pile up": what X is, and no list
            return not (self._links.isdisjoint(codes) and self._apposed.match(codes))
        return not self._links.isdisjoint(codes) and not ("," in codes and after in self._finite)


def _are_of_head(text: str, class_: Mention, drug: Mention) -> bool:
    """Whether behind a comma examples of "drugs that lower" the class are told, and not of the class."""
    return (
        class_.end < drug.start
        and text[class_.end] == ","
        and _HEAD.search(text, max(0, class_.start - _NEAR), class_.start) is not None
    )


def _phrases(vocabulary: Vocabulary, alternatives: str) -> str:
    return "|".join(
        "".join(re.escape(vocabulary.code(word)) for word in phrase.split())
        for phrase in alternatives.split("|")
    )


def _of_class(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Drugs as examples of a class: "statins such as X and Y", "X and other statins"."""
    filler, words = charset(vocabulary.fillers), vocabulary.any_of
    joint, single, nouns = words("$conjunction"), words("$including"), words("$headnoun")
    such = _phrases(vocabulary, _BEFORE_EXAMPLES)
    more = f"{such}|{_phrases(vocabulary, _BEFORE_ANOTHER)}"
    several = f"D(?:(?:,?(?:{more}|{joint})+,?(?:a,)?,?|[,/]){filler}{{0,3}}?D)*"
    like, all_ = words("like"), words("all|other|most|many|any")
    whichever = words("all|most|many|any|every|some|several|certain|the")
    return re.compile(
        f"KF?{nouns}?,?(?:{such}|{single}),?{several}|{several},?{joint}{whichever}?{words('other|another|related|similar')}{filler}{{0,2}}?K"
        # "X, like all statins, ...", "like other statins, X ..."
        f"|D,{like}{all_}{filler}{{0,2}}?K|(?<!.){like}{all_}{filler}{{0,2}}?K,D"
        # "X or Y, alpha blockers that ...", but not "W, X or Y, alpha blockers, or Z"
        f"|(?<!,)(?<!{joint})D{joint}{filler}{{0,2}}?D,{filler}{{0,2}}?K"
        f"(?=[,.;)]|$|{words('that|which|both')})(?!,?{joint})"
    )


def _lists(vocabulary: Vocabulary) -> Iterator[_List]:
    """Lists with commas, "and" or "such as", one for each group of kinds."""
    filler, words = charset(vocabulary.fillers), vocabulary.any_of
    joint, single, nouns = words("$conjunction"), words("$including"), words("$headnoun")
    more = _phrases(vocabulary, f"{_BEFORE_EXAMPLES}|{_BEFORE_ANOTHER}")
    link = f"(?:,?(?:{more}|{single}|{joint})+,?(?:{more}|{single})?(?:a,)?,?|[,/])"
    # "X, but not Y, reduced Z": behind the aside it is a verb
    participles = vocabulary.set_of("increased|decreased|reduced|elevated|lowered")
    noun = charset("".join(set(vocabulary.fillers) - set(ADVERB + participles)))
    measure = words("$level|$symptoms|growth|increase|rise|reduction|decrease|loss")
    of = f"(?:{measure}{words('of|in')}{filler}?)?"  # "... and the growth of ..."
    # "in X and in Y", "in X but not in Y", "in X and in people with Y", "X and in rare cases Y"
    whom = f"(?:{filler}{{0,2}}?{words('$patients')}{words('with')}?,?)?"
    again = (
        f"(?:(?<={words('$conjunction|not|nor|neither')})"
        f"{words('in|by|for|of|to|with|against|after|following|during')}{whom})?"
    )
    # "sweating, loss of balance, and nausea": an item that no lexicon has stands among those of illnesses
    between = f"(?:,{filler}{{1,4}}?(?:{words('of')}{filler}{{1,3}}?)?){{0,2}}?"
    beside = _phrases(vocabulary, _BEFORE_ASIDE)
    # "reduced X and increased the Y": there it is a verb
    verb = f"(?!{charset(participles)}{words('the|its|their')})"
    for kinds in _ALIKE:
        one, unknown = charset(kinds), between if "E" in kinds else ""
        item = f"{unknown}{nouns}?{link}{again}{verb}{filler}{{0,3}}?{of}{one}"
        # "X, but not Y, lowers ..."
        others = f"(?:{words('nor|or|and')}{filler}{{0,3}}?{one})*,(?!{one}|{noun})"
        aside = (
            f"{one}(?:{item})*?,{words('but|and|yet')}?{words('not|neither')}{again}{filler}{{0,3}}?"
            f"{one}{others}"
            # "X, along with Y, lowers ..."
            f"|{one}(?:{item})*?,{joint}?(?:{beside}){filler}{{0,3}}?{one}{others}(?!{joint})"
        )
        yield re.compile(f"{aside}|{one}(?:{item})+(?!-)"), "", kinds, 2


def _lists_of_fellows(vocabulary: Vocabulary) -> Iterator[_List]:
    """Drugs behind the word for what they are: "Two rivals, X and Y, lower ..."."""
    filler, words = charset(vocabulary.fillers), vocabulary.any_of
    joint, called = (
        words("$conjunction"),
        charset(vocabulary.fillers + vocabulary.set_of("$headnoun")),
    )
    several = words("two|both|several|some|its|other|many")
    without = words("in|of|with|from|to|by|for|after|on|at|against|between|than|as|during")
    drugs = f"[{_DRUG}](?:,{filler}?[{_DRUG}])*,?{joint}{filler}{{0,2}}?[{_DRUG}]"
    # what goes on behind the comma is what they do
    yield (
        re.compile(f"(?<!{without}){several}{called}{{1,3}},{drugs},(?![{MENTIONS},]|{joint})"),
        "",
        _DRUG,
        2,
    )


def _lists_of_clauses(vocabulary: Vocabulary) -> Iterator[_List]:
    """Lists with semicolons, "X; Y; and Z": of three at least, since two may be two clauses."""
    filler, words = charset(vocabulary.fillers), vocabulary.any_of
    joint, nouns = words("$conjunction"), words("$headnoun")
    for kinds, one in zip(_ALIKE, map(charset, _ALIKE), strict=True):
        items = f"(?:{nouns}?;{joint}?{filler}{{0,3}}?{one}){{2,}}"
        yield re.compile(f"{one}{items}(?!-)"), ";", kinds, 3


def _is_element(mention: Mention) -> bool:
    return mention.entity.label.lower() in _ELEMENTS


def _without_epithets(tagged: Tagged) -> Tagged:
    """The row without a class that only introduces its drug: "the anticoagulant warfarin"."""
    left_out = {
        place
        for match in _EPITHET.finditer(tagged.codes)
        for place in range(match.start(), match.end() - 1)
    }
    if not left_out:
        return tagged
    return tagged.only([place for place in range(len(tagged.codes)) if place not in left_out])


def _collapse(tagged: Tagged, stretches: list[tuple[int, int]]) -> Tagged:
    """The row with each stretch as one token, which holds the members of all."""
    codes: list[str] = []
    tokens: list[int] = []
    lasts = dict(tagged.lasts)
    members: dict[int, tuple[Mention, ...]] = {}
    at = 0
    for first, last in [*stretches, (len(tagged.codes), None)]:
        for index in range(at, first):
            if index in tagged.members:
                members[len(codes)] = tagged.members[index]
            codes.append(tagged.codes[index])
            tokens.append(tagged.tokens[index])
        if last is None:
            break
        members[len(codes)] = tuple(
            m for i in range(first, last) for m in tagged.members.get(i, ())
        )
        # what stands before its first name, as in "two rivals, X and Y", goes with the list
        codes.append(next(code for code in tagged.codes[first:last] if code in MENTIONS))
        token, ending = tagged.tokens[first], tagged.tokens[last - 1]
        tokens.append(token)
        lasts[token] = lasts.get(ending, ending)
        at = last
    return tagged.with_tokens("".join(codes), tokens, members, lasts)
