"""What keys at the head of lines say of the lists behind and beneath them."""

from __future__ import annotations

import pytest

from pharmagraph.graph.document import Document
from tests.builders.shipped import extractor

# an article about one drug, long enough to be one; the lines in question come last
_ARTICLE = """Zolmitriptan

Zolmitriptan is a triptan for people whose headaches will not yield to simple painkillers.
It was made in England in the 1990s, and it comes as tablets and as a nasal spray. You take it when the pain begins.
Zolmitriptan binds the 5-HT1B receptor and narrows the vessels of the meninges, which is why it works.
Your doctor may ask you to keep a diary. Write down when the pain began, what you took and how long it lasted.
Most of the people who take zolmitriptan are women between twenty and fifty, and most need it a few times a month.
It does not work for everyone, and those whom one drug of the kind has failed may still do well with another.
Do not take it on more than ten days a month.

"""


def _said(lines: str) -> set[tuple[str, str]]:
    claims = extractor().extract(Document("one", _ARTICLE + lines)).claims
    return {
        (str(claim.predicate), claim.object.text)
        for claim in claims
        if claim.start >= len(_ARTICLE) and claim.subject.entity.label == "zolmitriptan"
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "CI: angina, pregnancy",
            {("contraindicated_in", "angina"), ("contraindicated_in", "pregnancy")},
        ),
        ("AEs - flushing, dry mouth", {("causes", "flushing"), ("causes", "dry mouth")}),
        (
            "S/E (all mild)\n- skin: flushing\n- gut: nausea",
            {("causes", "flushing"), ("causes", "nausea")},
        ),
        (
            "Common side effects include:\n\ndrowsiness\ndizziness\n\nThe tablets are round and yellow.",
            {("causes", "drowsiness"), ("causes", "dizziness")},
        ),
        (
            "Do not take zolmitriptan if you:\n• have angina\n• are pregnant",
            {("contraindicated_in", "angina"), ("contraindicated_in", "pregnant")},
        ),
        (
            "It should not be used by people with:\n\n- glaucoma\n- epilepsy",
            {("contraindicated_in", "glaucoma"), ("contraindicated_in", "epilepsy")},
        ),
        (
            "Drug class\tTriptan\nMetabolism\tLiver, by CYP1A2\nOnset of action\t45 minutes",
            {("has_role", "Triptan"), ("metabolized_by", "CYP1A2"), ("has_onset", "45 minutes")},
        ),
        (
            "Q: What is zolmitriptan used for?\nA: Migraine and cluster headache.",
            {("treats", "Migraine"), ("treats", "cluster headache")},
        ),
        (
            "What are the side effects?\n\nDrowsiness and dizziness.",
            {("causes", "Drowsiness"), ("causes", "dizziness")},
        ),
        (
            "Q: Which drugs interact with it?\nA: Ergotamine and propranolol.",
            {("interacts_with", "Ergotamine"), ("interacts_with", "propranolol")},
        ),
        ("What are the symptoms of migraine?\n\nNausea and vomiting.", set()),
        (
            "It is given to people with these:\n\n- insomnia\n- glaucoma",
            {("treats", "insomnia"), ("treats", "glaucoma")},
        ),
        (
            "It can ease:\n- tension headache\n- insomnia",
            {("treats", "tension headache"), ("treats", "insomnia")},
        ),
        ("People take it for:\n\n• insomnia", {("treats", "insomnia")}),
        ("Doctors reach for it in:\n\n• insomnia", {("treats", "insomnia")}),
        (
            "Zolmitriptan is not suitable for anyone who has:\n• angina\n• had a stroke",
            {("contraindicated_in", "angina"), ("contraindicated_in", "stroke")},
        ),
        (
            "Interactions:\n- ergotamine: spasm of the vessels\n- cimetidine, fluvoxamine (halve the dose)",
            {
                ("interacts_with", "ergotamine"),
                ("interacts_with", "cimetidine"),
                ("interacts_with", "fluvoxamine"),
            },
        ),
        (
            "Tell your pharmacist if you are taking any of these:\n• moclobemide\n• cimetidine",
            {("interacts_with", "moclobemide"), ("interacts_with", "cimetidine")},
        ),
        (
            "You are not a candidate if you:\n✓ have angina\n✓ have had a stroke",
            {("contraindicated_in", "angina"), ("contraindicated_in", "stroke")},
        ),
        (
            "Do not use it at all if\n\n• you have angina, or epilepsy\n• you've ever had a stroke",
            {
                ("contraindicated_in", "angina"),
                ("contraindicated_in", "epilepsy"),
                ("contraindicated_in", "stroke"),
            },
        ),
        (
            "3. ADRs\nEarly: flushing, dry mouth\nAfter months: hair loss\n\n4. DOSES\nOne tablet.",
            {("causes", "flushing"), ("causes", "dry mouth"), ("causes", "hair loss")},
        ),
        ("Metabolism: CYP1A2, MAO-A", {("metabolized_by", "CYP1A2"), ("metabolized_by", "MAO-A")}),
        (
            "Class: triptan. Uses: cluster headache. Side effects: flushing, nausea.",
            {("treats", "cluster headache"), ("causes", "flushing"), ("causes", "nausea")},
        ),
        (
            "• Side effects: flushing\n• Serious: kidney stones, angina\n• Rarely: stroke",
            {("causes", "kidney stones"), ("causes", "angina"), ("causes", "stroke")},
        ),
        (
            "Uncommon (1 to 10 in 1,000 people): hair loss",
            {("causes", "hair loss")},
        ),
        (
            "Used for: epilepsy, insomnia\nBlood tests: not needed\nMain risk: stroke, flushing",
            {
                ("treats", "epilepsy"),
                ("treats", "insomnia"),
                ("causes", "stroke"),
                ("causes", "flushing"),
            },
        ),
        (
            "Common (>1 in 10): flushing\nRare (<1 in 1,000): stroke, hair loss\nFrequency not known: gout\n\nEnd.",
            {("causes", "stroke"), ("causes", "hair loss"), ("causes", "gout")},
        ),
        (
            "Condition: cluster headache\nAdults: 2.5 mg at once, then 1.25 mg after two hours",
            {("treats", "cluster headache"), ("has_dose", "2.5 mg"), ("has_dose", "1.25 mg")},
        ),
        (
            "Used for: insomnia; migraine prevention",
            {("treats", "insomnia"), ("prevents", "migraine")},
        ),
        (
            "Uses\nrelieves these symptoms due to hay fever:\n■ runny nose ■ sneezing",
            {("treats", "runny nose"), ("treats", "sneezing")},
        ),
        (
            "SIDE EFFECTS: NAUSEA, HAIR LOSS",
            {("causes", "NAUSEA"), ("causes", "HAIR LOSS")},
        ),
    ],
)
def test_a_key_says_what_its_list_is_of(lines: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= _said(lines)


@pytest.mark.parametrize(
    ("lines", "absent"),
    [
        # an illness for which another drug is taken
        (
            "Do not take zolmitriptan if you:\n• take selegiline for Parkinson's disease\n• have angina",
            ("contraindicated_in", "Parkinson's disease"),
        ),
        # an item that goes on, with a statement of its own
        (
            "Do not take it if:\n• you take ergotamine. The two have led to gangrene\n• you are pregnant",
            ("contraindicated_in", "gangrene"),
        ),
        # the list has ended
        (
            "CI: angina\n\nNausea and vomiting come with the attack.",
            ("contraindicated_in", "Nausea"),
        ),
        ("Ask a doctor before you take it for:\n- insomnia", ("treats", "insomnia")),
        ("Uses:\n- migraine: one tablet at the first sign of nausea", ("treats", "nausea")),
        ("Used for: insomnia\nMain risk: stroke", ("treats", "stroke")),
        ("Used for: migraine prevention", ("treats", "migraine")),
        ("Serious: angina", ("causes", "angina")),  # of what?
        ("Works by: blocking sodium channels", ("metabolized_by", "sodium channels")),
        ("MOA: ritonavir inhibits CYP3A4", ("inhibits", "CYP3A4")),
    ],
)
def test_what_a_key_does_not_say(lines: str, absent: tuple[str, str]) -> None:
    assert absent not in _said(lines)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Works by: blocking sodium channels and AMPA receptors",
            {("inhibits", "sodium channels"), ("antagonizes", "AMPA receptors")},
        ),
        (
            "How it works: blocks the reuptake of serotonin",
            {("inhibits", "reuptake of serotonin")},
        ),
        ("MECHANISM: INHIBITION OF HMG-COA REDUCTASE", {("inhibits", "HMG-COA REDUCTASE")}),
        (
            "MOA: EGFR tyrosine kinase inhibitor; also inhibits HER2",
            {("inhibits", "EGFR"), ("inhibits", "HER2")},
        ),
        (
            "Mechanism of action:\n- full agonist at the mu-opioid receptor, weak antagonist at the NMDA receptor",
            {("agonizes", "mu-opioid receptor"), ("antagonizes", "NMDA receptor")},
        ),
        (
            "Mode of action - selective 5-HT3 receptor blockade",
            {("antagonizes", "5-HT3 receptor")},
        ),
        ("Acts on: GABA-A receptors", {("targets", "GABA-A receptors")}),
        ("Targets: EGFR, HER2", {("targets", "EGFR"), ("targets", "HER2")}),
        (
            "Action: proton pump inhibitor",
            {("has_role", "proton pump inhibitor"), ("inhibits", "proton pump")},
        ),
        (
            "Mechanism: opens potassium channels, which stops the renin",
            {("activates", "potassium channels")},
        ),
    ],
)
def test_a_key_of_action_says_what_the_words_behind_it_do(
    line: str, expected: set[tuple[str, str]]
) -> None:
    assert _said(line) == expected


@pytest.mark.parametrize(
    ("lines", "flags"),
    [
        ("It may help with:\n- insomnia", (False, "possible")),
        ("It could treat: insomnia", (False, "possible")),
        ("It does not help with:\n- insomnia", (True, "asserted")),
        ("Zolmitriptan does not cause:\n\n- insomnia\n- nausea", (True, "asserted")),
        ("There is no evidence that it helps with:\n- insomnia", (False, "unknown")),
        ("It might cause:\n- insomnia\n- nausea", (False, "possible")),
        ("It can ease:\n- insomnia", (False, "asserted")),
        ("It should not be used by people with:\n- insomnia", (False, "asserted")),
        ("MOA: does not block NMDA receptors", (True, "asserted")),
        ("Mechanism: may inhibit COX-2", (False, "possible")),
    ],
)
def test_what_leads_into_a_list_is_denied_or_doubted_of_its_items(
    lines: str, flags: tuple[bool, str]
) -> None:
    claims = extractor().extract(Document("one", _ARTICLE + lines)).claims
    found = {(c.negated, str(c.certainty)) for c in claims if c.start >= len(_ARTICLE)}

    assert found == {flags}


LEAFLET = """Apixaban: patient leaflet

Apixaban thins the blood. It is used to prevent strokes in adults with atrial fibrillation.

Do not take apixaban if you have:
- severe liver disease
- active bleeding

Possible side effects

Common: bruising, nosebleeds.
Uncommon: thrombocytopenia; hypotension.
"""


def test_a_short_leaflet_is_read_by_its_keys() -> None:
    claims = extractor().extract(Document("one", LEAFLET)).claims
    said = {(str(claim.predicate), claim.object.text) for claim in claims}

    assert said == {
        ("prevents", "strokes"),
        ("contraindicated_in", "severe liver disease"),
        ("contraindicated_in", "bleeding"),
        ("causes", "thins the blood"),
        ("causes", "bruising"),
        ("causes", "nosebleeds"),
        ("causes", "thrombocytopenia"),
        ("causes", "hypotension"),
    }


def test_a_note_of_three_lines_is_read_by_its_keys() -> None:
    note = (
        "WARFARIN\n\nINDICATIONS: ATRIAL FIBRILLATION.\nCONTRAINDICATIONS: PREGNANCY; HAEMORRHAGE."
    )
    claims = extractor().extract(Document("one", note)).claims

    assert {(str(claim.predicate), claim.object.text) for claim in claims} == {
        ("treats", "ATRIAL FIBRILLATION"),
        ("contraindicated_in", "PREGNANCY"),
        ("contraindicated_in", "HAEMORRHAGE"),
    }
