"""One thing with one identity."""

from __future__ import annotations

from typing import NamedTuple

from pharmagraph.ontology.kinds import Kind


class Entity(NamedTuple):
    """A CURIE, the preferred name, what kind of thing it is, and its ids in other vocabularies.

    `near` are the headings under which MeSH has what has no heading of its own there, or only a young one (a
    ventricular arrhythmia: "Arrhythmias, Cardiac"), or that it has for the harm of a drug (dyskinesia: "Dyskinesia,
    Drug-Induced"): close matches, not the same.
    """

    id: str
    label: str
    kind: Kind
    xrefs: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
