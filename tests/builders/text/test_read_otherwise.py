"""What is read otherwise than it is written: hasty denials, odd characters, marks of wikis and of LaTeX."""

import pytest

from pharmagraph.builders.text.markup import unmarked

DENIALS = [
    (
        "It doesnt help. Dont take it, and you wont need it.",
        "It doesn't help. Don't take it, and you won't need it.",
    ),
    ("It does n't help, and is nt safe.", "It doesn't help, and isn't safe."),
    ("It does'nt help, and isn 't safe.", "It doesn't help, and isn't safe."),
    ("It doesn´t help, isn`t safe, hasn′t worked.", "It doesn't help, isn't safe, hasn't worked."),
    ("It doesn\ufffdt help and isn?t safe.", "It doesn't help and isn't safe."),
    ("It doesn\\'t help.", "It doesn't help."),
    ("It doesn t help, and it dosent harm.", "It doesn't help, and it doesn't harm."),
    ("It doesnot help and maynot be safe.", "It does not help and may not be safe."),
    ("It does n0t help. IT DOESNT HARM.", "It does not help. IT DOESn't HARM."),
]
CHARACTERS = [
    ("It reduces inﬂammation; it is not eﬃcient.", "It reduces inflammation; it is not efficient."),
    ("Ｋｅｔａｍｉｎｅ　does 𝗻𝗼𝘁 help.", "Ketamine does not help."),
    ("It isnâ€™t a Î²-blocker (â€œnoâ€).", 'It isn’t a β-blocker (“no").'),
    ("It isnÃ¢â‚¬â„¢t safe at 5Â°C.", "It isn’t safe at 5°C."),
    ("It doesn\\u2019t help.", "It doesn’t help."),
    ("It does n\u00adot help, or not\u200bharm.", "It does not help, or not harm."),
]
WIKIS = [
    (
        "'''Aspirin''' is [[Nonsteroidal|an NSAID]], ''not'' an [[opioid]].",
        "Aspirin is an NSAID, not an opioid.",
    ),
    ('It helps.<ref name="a">Aspirin cures gout.</ref> Often.<ref name="a" />', "It helps. Often."),
    (
        "It helps.{{citation needed|date=May 2020}} Often.{{cite book\n| title = Gout\n}}",
        "It helps. Often.",
    ),
    (
        "{{Infobox drug\n| tradename = Rytmol\n| half_life = {{nowrap|5 hours}}\n}}\nIt helps.",
        "\nTradename: Rytmol\nHalf life: 5 hours\n\nIt helps.",
    ),
    ("== Uses ==\nPain.\n=== Harm ===\nGout.", "## Uses\nPain.\n## Harm\nGout."),
    ("= Aspirin\n\n== Uses\nPain.", "## Aspirin\n\n## Uses\nPain."),
    ("See [https://example.org the label].[[Category:Gout]]", "See the label."),
]
LATEX = [
    (r"It does \textbf{not} help\cite{a,b}.", "It does not help."),
    (r"A $\beta$-blocker at $\alpha_1$, 10~mg and 5\%.", "A β-blocker at α1, 10 mg and 5%."),
    (
        r"\section{Uses}" "\n" r"\begin{itemize}" "\n" r"\item pain" "\n" r"\end{itemize}",
        "# Uses\n\n- pain\n",
    ),
    ("It is ``not'' safe.", "It is not safe."),
]
AS_THEY_ARE = [
    "It doesn't help, and it isn’t safe.",
    "Periodontal, apparent, significant; the pain the patient can take.",
    "We can trust that it did no harm to donors. As is his custom.",
    "2'',3''-dideoxy and 5'-AMP; f(x) == g(x) = 5, n = 3",
    "Angström: 2.5 Å–3.0; à la carte; naïve; Île; IRMÃ",
    r"C:\temp\new and 5 \ 6",
    "5 ~ 6 mg, ~10 mg",
    "CYP2D6*4 = 5",
]


@pytest.mark.parametrize(("written", "read"), [*DENIALS, *CHARACTERS, *WIKIS, *LATEX])
def test_what_is_written_otherwise_is_read_as_it_is_meant(written: str, read: str) -> None:
    found = unmarked(written)

    assert found is not None
    assert found.text == read
    starts = [found.start(place) for place in range(len(found.text))]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_what_only_looks_like_it_is_read_as_it_stands(text: str) -> None:
    assert unmarked(text) is None
