"""The entities of a lexicon as records, each once, with all ids by which it goes."""

from __future__ import annotations

from pharmagraph.ontology.lexicon.entries import Entry


class Records:
    """Entities in the order in which they come; what comes again, under an id that is known, is joined.

    `rows`: id, kind, label and further ids of each, between tabs; `place_of`: the row of an id; `near`: by row, the
    ids of what is a little broader.
    """

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.place_of: dict[str, int] = {}
        self.near: dict[int, tuple[str, ...]] = {}
        self._by_hand: dict[str, int] = {}  # the ids that entries made by hand go by
        self._second: dict[str, int] = {}  # the ids that another entity has first

    def add(self, given: Entry, *, by_hand: bool) -> int:
        """The row of an entry, which is joined with one made by hand that has one of its ids."""
        seconds = [curie[1:] for curie in given.xrefs if curie.startswith("~")]
        wider = [curie[1:] for curie in given.xrefs if curie.startswith("<")]
        entry = given
        if seconds or wider:
            xrefs = (curie.lstrip("~") for curie in given.xrefs if not curie.startswith("<"))
            entry = given._replace(xrefs=tuple(xrefs))
        place = self._known(entry, by_hand)
        if place is None:
            place = self._append(entry, entry.xrefs)
            if by_hand:
                self._by_hand[entry.id] = place
        else:
            self.rows[place] = _merged(self.rows[place], entry)
        if wider:
            self.near[place] = (*self.near.get(place, ()), *wider)
        for curie in (entry.id, *entry.xrefs):
            places = self._second if seconds and curie in seconds else self.place_of
            places.setdefault(curie, place)
        return place

    def add_new(self, entry: Entry) -> int:
        """The row of an entity that no other is, with no ids but its own."""
        place = self.place_of[entry.id] = self._append(entry, ())
        return place

    def close(self) -> None:
        """Give the ids that an entity has only second to it, where no other has them first."""
        for curie, place in self._second.items():
            self.place_of.setdefault(curie, place)

    def _known(self, entry: Entry, by_hand: bool) -> int | None:
        place = self.place_of.get(entry.id)
        if place is not None or by_hand or self._by_hand.keys().isdisjoint(entry.xrefs):
            return place
        return next(self._by_hand[curie] for curie in entry.xrefs if curie in self._by_hand)

    def _append(self, entry: Entry, xrefs: tuple[str, ...]) -> int:
        self.rows.append("\t".join((entry.id, entry.kind, entry.label, "|".join(xrefs))))
        return len(self.rows) - 1


def _merged(record: str, entry: Entry) -> str:
    """The record of an entity that comes twice: the first says what it is, the second adds ids."""
    id_, kind, label, xrefs = record.split("\t")
    together = dict.fromkeys([*filter(None, xrefs.split("|")), *entry.xrefs, entry.id])
    together.pop(id_, None)
    return "\t".join((id_, kind, label, "|".join(together)))
