"""Which drug "it", "its" or "this drug" stands for: the one that the text spoke of last."""

from __future__ import annotations

import re

from pharmagraph.builders.rows.tagged import Tagged
from pharmagraph.builders.rules.vocabulary import (
    ANAPHOR,
    KIND_CODES,
    MENTIONS,
    UNKNOWN_WORD,
    Vocabulary,
    charset,
)
from pharmagraph.graph.claim import Entity, Mention
from pharmagraph.ontology.kinds import Kind

_GIVEN = frozenset(KIND_CODES[kind] for kind in (Kind.ROUTE, Kind.FORM))
_DRUG, _CLASS, _THERAPY = (KIND_CODES[kind] for kind in (Kind.DRUG, Kind.DRUG_CLASS, Kind.THERAPY))
_PROTEINS = frozenset(KIND_CODES[kind] for kind in (Kind.PROTEIN, Kind.RECEPTOR))
_GIVEN_ANYHOW = frozenset({_DRUG, _CLASS, _THERAPY, ANAPHOR})


_MAX_LEAD = 8  # tokens within which a sentence names what it is about
_MAX_OPENED = 6  # tokens before the drug that a sentence opens with
_MAX_SAID = 3  # tokens after "is" within which "Treatment is usually metformin" names the drug
_MAX_OPENING = 4  # words before the noun in "Prolonged or excessive use ..."
# "it takes three days for tolerance to fall", "it took an hour to filter": nothing that a drug does
_LASTS = re.compile(
    r"it\s+(?:\w+\s+)?(?:takes|took|(?:can|may|could|will|would|might)\s+take)\s[^.;]{0,40}?\s"
    r"(?:for\s(?!its?\b)|to\s(?!(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|work|act|take|start|kick|begin|become|be|feel|have|exert|show|come|reach|relieve|help)\b))",
    re.IGNORECASE,
)


# "This reduces", "These can": no noun stands behind, as in "This study compared", "These results show"
_HELPS = (
    r"is|are|was|were|has|have|had|can|may|might|could|will|would|should|must|do|does|did|also|then|therefore|thus|often|usually"
    r"|in|act|cause|include|increase|reduce|inhibit|block|bind|lead|result"
)
_SAYS_OF_IT = re.compile(
    rf"th(?:is|ese)\s+(?:(?:{_HELPS})\b|(?<=his\s)\w+[^s\W]s\b(?<!sis)(?<!us)(?!\s+(?:of|was|were)\b)|(?<=his\s)in\s)",
    re.IGNORECASE,
)


class Anaphora:
    """Puts the drug last spoken of in the place of pronouns, sentence after sentence."""

    def __init__(self, vocabulary: Vocabulary, endogenous: frozenset[str] = frozenset()) -> None:
        """`endogenous`: labels of substances of the body, which no text speaks of as its drug."""
        self._endogenous = endogenous

        def codes(alternatives: str) -> frozenset[str]:
            return frozenset(vocabulary.set_of(alternatives))

        self._pronouns = codes("it|its|they|their")
        self._it = codes("it")
        self._and = codes("and|but")
        self._shunned = codes("avoid|avoids|avoiding|avoided|drink|skip|shun|limit|no")
        self._handled = codes("stop|quit|take|use|start|try|discontinue|continue|drop|abandon")
        self._taken = codes("on|taking|using|take|takes|use|uses")
        self._acting = codes(
            "inhibition|inhibitor|inhibitors|blockade|blocker|blockers|antagonism|antagonist|antagonists|agonist|agonists|activation|binding"
        )
        self._prepositions = codes("in|of|for|by|with|on|at|to|from|after|via|through")
        self._possessives = codes("its|their")
        self._several = codes("they")
        self._plural = codes("they|their")
        self._their = codes("their")
        self._plural_nouns = codes("drugs|medications|medicines|agents|compounds")
        self._amounts = codes(
            "concentration|concentrations|level|levels|clearance|breakdown|metabolism|elimination|absorption|bioavailability|excretion|plasma|serum"
        )
        self._beside = codes("unlike|like|than|with|to|versus|vs|alongside|from")
        self._joining = codes("and|or|plus|both|also|(|)")
        self._demonstratives = codes("this|these")
        self._articles = codes("the|this|these|that|such")
        self._nouns = codes("$drugnoun")
        self._mechanism = codes("$mechanism")
        self._effects = codes("effect|effects|action|actions|activity|property|properties")
        self._movers = codes("$movers")
        self._not_after_it = codes(
            "important|essential|necessary|possible|likely|unlikely|clear|unclear|unknown|well|difficult|not|remains|seems|appears"
        )
        self._seems = codes("appears|seems|follows|emerged|transpired|turned")
        self._clause = codes("that|as")
        self._subordinating = codes("because|although|though|since|if|when|while|whereas")
        self._reasoning = codes("as|for|so|lest")
        self._be = codes("$be|$have")
        self._is = codes("$be")
        self._that = codes("that|to|whether|how|if")
        self._to = codes("to")
        self._somebody = codes("$patients|$article")
        self._raising = codes(
            "shown|found|known|thought|believed|reported|said|able|unable|likely|designed|intended|expected|used"
            "|proven|demonstrated|considered|assumed|claimed|licensed|approved"
            "|given|prescribed|administered|offered|supplied|added|related|restricted"
        )
        self._bare = codes(
            "use|usage|treatment|therapy|administration|dosing|overdose|withdrawal|abuse|misuse"
        )
        self._of = codes("of|with|for|by|to")
        last = (
            self._pronouns
            | self._demonstratives
            | self._nouns
            | self._mechanism
            | self._bare
            | {_CLASS, _THERAPY}
        )
        self._last_words = re.compile(
            charset("".join(last))
        )  # with which a phrase may end that stands for a drug

    def resolve(
        self,
        tagged: Tagged,
        entity: Entity | None,
        several: Entity | None = None,
        *,
        article: bool = False,
    ) -> Tagged:
        """The row with `entity`, the drug last spoken of, in place of what stands for it.

        A sentence that begins with "They" goes on with `several`, the class that the last one began with. `article`:
        the text is one about `entity`, which is what another drug does something to.
        """
        codes: list[str] = []
        found: dict[int, tuple[Mention, ...]] = {}
        for match in self._last_words.finditer(tagged.codes):
            at = match.start()
            first = self._antecedent(tagged, at, match[0])
            if first is None:
                continue
            meant = several if at == 0 and match[0] in self._several else None
            meant = meant or self._meant(tagged, first, entity, article=article)
            bodily = meant is not None and meant.label.lower() in self._endogenous
            if meant and not (bodily and at > first and not article):  # cholesterol is no "agent"
                start, end = tagged.span(first)[0], tagged.span(at)[1]
                codes = codes or list(tagged.codes)
                codes[at] = ANAPHOR
                found[at] = (Mention(start, end, tagged.text[start:end], meant),)
        if not found:
            return tagged
        members = tagged.members | found
        for at in found:
            if self._is_of_kind(tagged.codes, at):
                codes[at + 1] = UNKNOWN_WORD
                members.pop(at + 1)
        return tagged.with_tokens("".join(codes), tagged.tokens, members, tagged.lasts)

    def _is_of_kind(self, codes: str, at: int) -> bool:
        """Whether the class behind a pronoun only tells what an effect is like: "its antihistamine effect"."""
        return (
            codes[at] in self._possessives
            and codes[at + 1 : at + 2] == _CLASS
            and codes[at + 2 : at + 3] in self._effects
        )

    def _antecedent(self, tagged: Tagged, at: int, code: str) -> int | None:
        """Where the phrase begins that ends here and stands for a drug; None if none does."""
        codes = tagged.codes
        before = codes[at - 1] if at else ""
        if code in self._pronouns:
            if self._pleonastic(codes, at):
                return None
            return None if _LASTS.match(tagged.text, tagged.span(at)[0]) else at
        if code in self._demonstratives:
            after = codes[at + 1 : at + 2]
            plain = (
                after
                and after not in MENTIONS
                and after not in "xa0"
                and at == 0
                and _SAYS_OF_IT.match(tagged.text, tagged.span(at)[0])
            )
            return at if plain and after not in self._nouns | self._mechanism else None
        if before in self._articles and (
            code in self._nouns or (code in (_CLASS, _THERAPY) and before in self._demonstratives)
        ):
            return at - 1
        if code in self._nouns and before in _GIVEN and codes[max(0, at - 2)] in self._articles:
            return at - 2  # "the nebulised drug"
        if code in self._mechanism and before in self._demonstratives:
            return at - 1
        if (
            code in self._mechanism
            and before in ("x", "a")
            and at > 1
            and codes[at - 2] in self._demonstratives
        ):
            return at - 2
        if code in self._bare and self._opens(codes, at):
            return at
        return None

    def _meant(
        self, tagged: Tagged, at: int, entity: Entity | None, *, article: bool
    ) -> Entity | None:
        """What the phrase at this place stands for: the drug that the sentence named first, or else `entity`.

        But in "ketoconazole raises its concentration", "rifampicin speeds it up" it is never the drug that acts.
        """
        codes = tagged.codes
        if codes[at] in self._it and self._opens_with_protein(codes, at):
            return None
        said_to_be = at > 0 and codes[at - 1] in self._is  # "metformin is the drug of choice"
        if not said_to_be and (codes[at] not in self._possessives or self._of_amount(codes, at)):
            acting = next(
                (i for i in range(self._clause_start(codes, at), at) if codes[i] == _DRUG), None
            )
            if acting is not None:
                actor = tagged.members[acting][0].entity
                object_ = self._acted_on(tagged, acting, at)
                if object_ is not None and object_ != actor:
                    return object_
                if article and entity is not None and entity != actor:
                    return entity
                others = (tagged.members[i][0].entity for i in range(acting) if codes[i] == _DRUG)
                last = next((each for each in reversed(list(others)) if each != actor), None)
                return last or (entity if entity != actor else None)
        named = self._named_before(tagged, at, entity)
        if named is None and entity is not None and entity.kind is Kind.DRUG:
            one = not entity.label.endswith("s")  # "bryostatins" are several
            return None if one and self._is_plural(codes, at) else entity
        return named or entity

    def _opens_with_protein(self, codes: str, at: int) -> bool:
        """Whether the sentence has spoken of a protein and of no drug: "As renin is raised, it may ..." """
        first = next((i for i in range(at) if codes[i] in MENTIONS), None)
        return (
            first is not None
            and first <= _MAX_OPENED
            and codes[first] in _PROTEINS
            and self._prepositions.isdisjoint(codes[:first])
            and not any(code in _GIVEN_ANYHOW for code in codes[:at])
            and not self._acting.issuperset(codes[first + 1 : first + 2])
        )

    def _acted_on(self, tagged: Tagged, acting: int, at: int) -> Entity | None:
        """The drug to which another does something, before `at`: "X slows the breakdown of Y and raises its level"."""
        codes = tagged.codes
        for place in range(at - 1, acting, -1):
            if codes[place] == _DRUG and not self._is_beside(codes, place):
                joined = all(c in self._joining or c in MENTIONS for c in codes[acting:place])
                return None if joined else tagged.members[place][0].entity
        return None

    def _is_plural(self, codes: str, at: int) -> bool:
        """ "their effects", "these drugs": not what stands for one drug, unless the sentence names it."""
        return codes[at] in self._plural or codes[at + 1 : at + 2] in self._plural_nouns

    def _named_before(self, tagged: Tagged, at: int, entity: Entity | None) -> Entity | None:
        """The drug that the same sentence named first: "although ketamine is safe, its effects ..."

        One further on only if it is `entity`, of which the text spoke anyhow. None that it only set something off from
        or beside: "unlike diazepam, it ...", "combined with codeine, it ...".
        """
        codes = tagged.codes
        if self._is_of_others(tagged, at):
            return None
        for place in range(at):
            if codes[place] == _DRUG and not self._is_beside(codes, place):
                named = tagged.members[place][0].entity
                if self._is_shunned(codes, place, at):
                    continue
                if named.label.lower() not in self._endogenous and (
                    place <= _MAX_OPENED or named == entity
                ):
                    return named
        return None

    def _is_beside(self, codes: str, place: int) -> bool:
        """Whether a drug is only set beside another: "compared with the X"; not in "had to stop X"."""
        before = codes[max(0, place - 2) : place]
        taken = before[1:] in self._handled and before[:1] in self._to
        return not taken and not self._beside.isdisjoint(before)

    def _is_shunned(self, codes: str, place: int, at: int) -> bool:
        """ "Avoid alcohol while I am on it": what is taken is not what is avoided, however near its name."""
        return (
            codes[at] in self._it
            and codes[at - 1] in self._taken
            and not (self._shunned.isdisjoint(codes[max(0, place - 2) : place]))
        )

    def _is_of_others(self, tagged: Tagged, at: int) -> bool:
        """Whether "their" cannot be that of the one drug the sentence has named: "X lowers their blood pressure"."""
        if tagged.codes[at] not in self._their:
            return False
        named = [
            each
            for place, each in tagged.members.items()
            if place < at and tagged.codes[place] == _DRUG
        ]
        return len(named) == 1 and len(named[0]) == 1 and not named[0][0].text.endswith("s")

    def _clause_start(self, codes: str, at: int) -> int:
        """Where the clause begins in which a token stands: after the last comma, semicolon or "because"."""
        for place in range(at - 1, -1, -1):
            if codes[place] in ",;:" or codes[place] in self._subordinating:
                return place + 1
            if place == at - 1 and codes[place] in self._reasoning:
                return at  # "is stopped as it may harm"
            if (
                place == at - 1
                and codes[place] in self._and
                and codes[at] in self._it
                and codes[:at].count(_DRUG) == 1
            ):
                return at  # "I took X for Y and it gave me Z"
        return 0

    def _of_amount(self, codes: str, at: int) -> bool:
        """ "its plasma concentration", "its clearance"; and behind what another does to it, "weakens its effect"."""
        if codes[at] not in self._possessives:
            return False
        moved = at > 0 and codes[at - 1] in self._movers
        return any(
            code in self._amounts or (moved and code in self._effects)
            for code in codes[at + 1 : at + 4]
        )

    def _opens(self, codes: str, at: int) -> bool:
        """ "Prolonged or excessive use can lead to ...": the noun opens its sentence, and no drug hangs on it.

        Nor is one said to be it: "First-line treatment is usually metformin".
        """
        opening = codes[:at]
        behind = codes[at + 1 : at + 2 + _MAX_SAID]
        said_to_be = behind[:1] in self._is and _DRUG in behind
        return (
            at <= _MAX_OPENING
            and not said_to_be
            and not any(code in MENTIONS or code == "," for code in opening)
            and (codes[at + 1 : at + 2] not in self._of)
            and not any(code in self._of for code in opening)
        )

    def _pleonastic(self, codes: str, at: int) -> bool:
        """ "It is thought that ...", "it remains unclear whether ..."; not "it has been shown to be effective"."""
        following = codes[at + 1 : at + 7]
        if following[:1] in self._seems and following[1:2] in self._clause:
            return True
        return (
            bool(following)
            and (following[0] in self._be or following[0] in self._not_after_it)
            and any(
                code in self._that
                and not (code in self._to and (before in self._raising or after in self._somebody))
                for before, code, after in zip(
                    following, following[1:], following[2:] + " ", strict=False
                )
            )
            and not any(code in MENTIONS for code in following)
        )


def spoken_of(tagged: Tagged, topic: Entity | None) -> Entity | None:
    """The drug that a sentence speaks of: what the document is about, if it is named; else the first that opens it."""
    codes = tagged.codes
    named = [
        tagged.members[at][0].entity
        for at in sorted(tagged.members)
        if codes[at] == _DRUG or codes[at] == ANAPHOR
    ]
    if topic in named:
        return topic
    opening = codes[:_MAX_LEAD]
    return named[0] if named and (_DRUG in opening or ANAPHOR in opening) else None


def named_in(tagged: Tagged) -> list[Mention]:
    """The drugs that a sentence names, or has a pronoun for, from its first to its last."""
    return [
        mention
        for at in sorted(tagged.members)
        if tagged.codes[at] in (_DRUG, ANAPHOR)
        for mention in tagged.members[at]
    ]


def opened_by_class(tagged: Tagged) -> Entity | None:
    """The class of drugs that a sentence begins with, in the plural: "ACE inhibitors are ..."."""
    opening = tagged.codes[:_MAX_OPENED]
    if _CLASS not in opening:
        return None
    for at, code in enumerate(opening):
        if code == _CLASS:
            named = tagged.members[at]
            plural = len(named) == 1 and named[0].text.endswith("s")
            return named[0].entity if plural else None
        if code in MENTIONS or code == ANAPHOR:
            return None
    return None
