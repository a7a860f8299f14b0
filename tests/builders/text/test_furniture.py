"""What is not the article: general patterns, tried on pages of our own making."""

from __future__ import annotations

import pytest

from pharmagraph.builders.text.furniture import furniture_spans, is_back_matter, is_furniture

ARTICLE = (
    "Loratadine relieves the sneezing of hay fever, and it does not make most people sleepy. "
    "It is taken once a day.\n\n"
) * 3


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in furniture_spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Comment",
        "Your email address will not be published. Required fields are marked *",
        "Save my name, email, and website in this browser for the next time I comment.",
        "3 Comments",
        "You must be logged in to post a comment.",
        "Subscribe to our newsletter",
        "This website uses cookies to improve your experience.",
        "© 2021 The Daily Pill. All rights reserved.",
        "Share this article on Facebook",
        "Posted on March 3, 2020 by admin",
        "Add to cart",
        "Continue reading →",
        "Next Post: Ten Facts about Statins",
        "Older entries",
        "Next: Why Sleep Matters",
        "Skip to main content",
        "$19.99 – $49.99",
        "Free shipping on orders over $50",
    ],
)
def test_a_line_of_a_page_that_is_not_the_article_is_furniture(line: str) -> None:
    assert line in "\n".join(found(f"{line}\n\n{ARTICLE}{line}"))


@pytest.mark.parametrize(
    "line",
    [
        "Patients were free to leave a study.",
        "The contact between drug and receptor is short.",
        "Nausea",
        "Previous studies found that loratadine causes headache.",
        "Newer antihistamines cause less drowsiness.",
        "Home treatment is safe.",
        "Searching for a cure takes years.",
        "The share of patients who improved was 40 %.",
    ],
)
def test_ordinary_lines_are_not(line: str) -> None:
    assert found(f"{ARTICLE}{line}\n\n{ARTICLE}") == []


def test_what_follows_the_comment_form_is_furniture_too() -> None:
    comments = (
        "Leave a Reply\n\nAnna says:\n\nLoratadine cured my gout in a single day, believe me."
    )

    assert found(ARTICLE + comments) == [comments]


def test_a_link_to_the_comments_above_the_article_does_not_hide_it() -> None:
    assert found("Leave a Comment\n\n" + ARTICLE * 2) == ["Leave a Comment"]


@pytest.mark.parametrize("title", ["Related posts", "Read more", "Most read", "Editor's picks"])
def test_titles_below_related_posts_are_furniture_until_prose_comes(title: str) -> None:
    links = f"{title}\n\nTen Facts about Statins\n\nWhy Sleep Matters"

    assert found(f"{ARTICLE}{links}\n\n{ARTICLE}") == [links]


def test_a_phrase_of_furniture_is_known_within_a_line() -> None:
    assert is_furniture("Leave a Reply Your email address will not be published.")


@pytest.mark.parametrize(
    "title", ["References", "7. Acknowledgments", "See also", "Conflict of Interest", "Funding:"]
)
def test_what_an_article_ends_with_is_back_matter(title: str) -> None:
    assert is_back_matter(title)


@pytest.mark.parametrize("title", ["Reference ranges", "Sources of vitamin D", "Uses", ""])
def test_what_only_sounds_like_it_is_not(title: str) -> None:
    assert not is_back_matter(title)
