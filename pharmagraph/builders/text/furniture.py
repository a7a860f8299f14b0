"""What on a page is not the article: comment forms, menus, notices, shop lines, spam; nothing there is claimed.

General patterns of web pages only. `furniture_spans` finds whole lines and what hangs below them,
`is_furniture` judges one sentence, `is_back_matter` one heading, `inline_spam` finds advertising
inside a sentence: the quote of a claim keeps it, the analysis passes over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording

Span = tuple[int, int]
_WORDS = Wording.beside("pharmagraph.builders.text", "furniture.toml")

# Phrases that never stand in an article's own sentences, wherever they occur.
_PHRASES = re.compile(
    r"""your\ e-?mail\ address\ will\ not\ be\ published
    | required\ fields\ are\ marked
    | leave\ a\ (?:reply|comment|response)\b
    | save\ my\ name,?\ e-?mail
    | notify\ me\ of\ (?:follow-?up|new)\ (?:comments|posts)
    | (?:you\ must\ be|please)\ (?:logged|log|sign(?:ed)?)\ in\ to\ (?:post|reply|comment|view)
    | all\ rights\ reserved
    | (?:we|this\ (?:web)?site|our\ (?:web)?site)\ uses?\ cookies
    | accept\ (?:all\ )?cookies
    | (?:subscribe|sign\ up)\ (?:to|for)\ (?:our|the|my)\ (?:\w+\ )?
        (?:newsletter|mailing\ list|blog|updates|channel)
    | (?:proudly\ )?powered\ by\ (?:wordpress|blogger|drupal|joomla|shopify|squarespace)
    | (?:share|follow)\ (?:this|us|me)\ (?:post\ |article\ |page\ )?(?:on|via)\ (?:
        facebook|twitter|x|linkedin|instagram|social)
    | (?:add|added)\ to\ (?:cart|basket|wishlist)
    | click\ here\ to\ (?:buy|order|subscribe|sign|register|learn|read|download|shop)
    | skip\ to\ (?:main\ )?content
    | this\ site\ uses\ akismet
    | forgot(?:ten)?\ your\ password""",
    re.IGNORECASE | re.VERBOSE,
)
# One of these stands in every phrase above: looking for them first is what keeps long texts fast.
_PHRASE_WORDS = AnyOf((
    "email address", "e-mail address", "required fields", "leave a ", "save my name", "notify me", "ed in to ",
    "log in to", "sign in to", "rights reserved", "cookies", "subscribe", "sign up", "powered by", "share this",
    "share us", "follow us", "follow me", "follow this", "to cart", "to basket", "to wishlist", "click here",
    "skip to", "akismet", "your password",
))  # fmt: skip

# Whole lines that are furniture when they stand alone.
_LINES = re.compile(
    r"""(?:cancel|post|submit|add|write)\ (?:a\ |your\ )?(?:reply|comment|review)
    | (?:no|\d+|one|two|three)\ (?:comments?|repl(?:y|ies)|responses?|thoughts?)(?:\ (?:on|to)\ .*)?
    | be\ the\ first\ to\ (?:comment|review).*
    | (?:name|e-?mail|website|comment|message|subject)\ ?\*?
    | (?:related|recent|popular|latest|similar|more|other)\ (?:posts?|articles?|stories|news|reading|products|comments)
    | you\ (?:may|might)\ also\ (?:like|be\ interested\ in|enjoy).*
    | (?:previous|next|older|newer)\ (?:post|article|entry|posts|articles|entries|page)?:?.*
    | (?:read|show|load|view|see)\ (?:more|all|full\ (?:article|story))\b.{0,30}
    | continue\ reading.*
    | trending(?:\ now)?|most\ (?:read|popular|viewed)|(?:editors?['’]?s?|our|top)\ picks|up\ next|in\ other\ news
    | (?:share|tweet|pin\ it|print|email|reddit|facebook|twitter|linkedin|whatsapp|pinterest|copy\ link)
        (?:\ this)?(?:\ (?:post|article|page|on|via|with).{0,60})?
    | (?:log|sign)\ ?(?:in|out|up)|register|my\ account|create\ an?\ account|subscribe(?:\ now)?
    | search(?:\ for:?)?
    | (?:main\ )?menu|navigation|toggle\ (?:navigation|menu)|home
    | about(?:\ us)?|contact(?:\ us)?|back\ to\ top|sitemap|blog
    | (?:privacy|cookie)\ (?:policy|notice|settings)|terms\ (?:of|and)\ (?:use|service|conditions)|disclaimer
    | (?:©|\(c\)|copyright)\ ?(?:©|\(c\))?\ ?\d{4}.*
    | (?:posted|published|written|filed|updated|last\ (?:updated|modified|reviewed))\ (?:on|by|in|under|at)\b.{0,80}
    | (?:categor(?:y|ies)|tags?|tagged(?:\ with)?|labels?|author)\ ?:.{0,120}
    | .{0,40}\b\d+\ min(?:ute)?s?\ read
    | advertisements?|sponsored(?:\ content)?|ad
    | (?:buy|order|shop)\ (?:now|online|here|today)!?.{0,40}
    | (?:free|fast|overnight|worldwide|discreet)\ (?:shipping|delivery)\b.{0,60}
    | (?:in|out\ of)\ stock|checkout|view\ cart|sku:.{0,40}|(?:price|sale)\ ?:?\ ?[$€£]\ ?[\d.,]+.{0,20}
    | [$€£]\ ?\d[\d.,]*(?:\ ?[–-]\ ?[$€£]\ ?\d[\d.,]*)?
    | [←→«»‹›<>|/*•·\s\d]+""",
    re.IGNORECASE | re.VERBOSE,
)
_MAX_LINE = 160

# After these nothing of the article follows, if they stand in the second half of the page.
_TAIL = re.compile(
    r"(?:leave|post|write|add)\ a\ (?:reply|comment|response)"
    r"|(?:\d+|no)\ (?:comments|repl(?:ies|y)|responses|thoughts)\b.{0,80}"
    r"|comments(?:\ \(\d+\))?",
    re.IGNORECASE | re.VERBOSE,
)
# Below these stand links: short lines without a full stop.
_LINKS_BELOW = re.compile(
    r"(?:(?:related|recent|popular|latest|similar|more)\ (?:posts?|articles?|stories|news|reading|products|comments)"
    r"|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in).*|categories|archives|tags|share\ this.*"
    r"|(?:read|keep\ reading|read\ next|more\ to\ read)(?:\ more)?|trending(?:\ now)?|most\ (?:read|popular|viewed)"
    r"|(?:editors?['’]?s?|our|top)\ picks|up\ next|in\ other\ news|also\ (?:read|in\ the\ news)"
    r"|recommended(?:\ (?:for\ you|reading))?):?",
    re.IGNORECASE | re.VERBOSE,
)
_BACK_MATTER = _WORDS.compile(r"(?:\d+(?:\.\d+)*\.?\s+)?$back_matter\s*:?")
_BENCH_WORK = _WORDS.compile(
    r"\b(?:$bench_work|\w*blot(?:s|ting)?|immuno(?:\w*assay|histo\w+|precipitation|fluorescence)s?|(?:rt|q|real[\s-]time)?[\s-]?pcr"
    r"|\w*chromatograph\w*|lc[\s-]ms\S*|$assay\s+(?:\w+\s+)?assays?)\b"
)
_METHODS = _WORDS.compile(
    r"\s*(?:\d[\d.]*\s+)?(?:(?:$of_methods\s+(?:and|&)\s+)?(?:methods?|methodology)\b"
    r"|experimental\s+(?:procedures?|section|methods?)|methods\s+summary|supporting\s+information)"
)
_NO_METHODS = _WORDS.compile(r"\s*(?:\d[\d.]*\s+)?$no_methods\b")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MIN_PARAGRAPH = 80

# (each alternative begins a word: said once, that spares eight looks at each letter)
_SPAM = re.compile(
    r"""\b(?:(?P<caps>(?-i:\b[A-Z][A-Z0-9-]+(?:\ [A-Z][A-Z0-9-]+){0,3}
        \ (?:FOR\ SALE|ONLINE|NEAR\ ME|NO\ PRESCRIPTION)(?:\ [A-Z]{2,}){0,3}\b))
    | (?P<sale>(?:\b(?:buy|order|get|cheap|discount|real)\ )*(?P<ware>\b[\w-]+)\ for\ sale\b
        (?:\ (?:online|near\ me|cheap|now|here|usa|uk|canada|australia))*)
    | (?P<buy>\b(?:buy|order|purchase|get|shop)\ (?:
        (?:cheap|cheapest|discount|real|genuine|generic|legal|pure|liquid|best)\ )*
        (?:[\w-]+\ ){1,3}?
        (?:online|near\ me|cheap|overnight|now|(?:without\ (?:a\ )?|no\ )(?:prescription|rx|script)
            |with\ (?:bitcoin|paypal|credit\ card))
        (?:\ (?:online|cheap|now|overnight|(?:without\ (?:a\ )?|no\ )prescription|usa|uk|canada|australia
            |with\ (?:bitcoin|paypal)))*)
    | (?P<cheap>\b(?:cheap|cheapest|discount)\ (?:[\w-]+\ ){1,2}?(?:online|pills|tablets|near\ me|no\ prescription)\b)
    | (?P<norx>\b[\w-]+\ (?:online\ )?no\ (?:prescription|rx)(?:\ (?:needed|required))\b)
    | (?P<pharmacy>\b[\w-]+\ online\ (?:pharmacy|store|shop)\b)
    | (?P<near>\b[\w-]+\ near\ me\b)
    | (?P<deal>\b(?:click\ here|order\ now|buy\ now|shop\ now|add\ to\ cart|free\ shipping
        |money[- ]back\ guarantee|overnight\ (?:delivery|shipping)|whatsapp\ ?:?\ ?\+?[\d\ ()-]{7,})\b))""",
    re.IGNORECASE | re.VERBOSE,
)
# Advertising has one of these phrases, or one of these words together with one of those terms. The words alone
# stand in one scientific text of ten ("in order to"), and the expression above takes long.
_SPAM_PHRASES = AnyOf((
    "for sale", "online", "near me", "no prescription", "no rx", "click here", "order now", "buy now", "shop now",
    "add to cart", "free shipping", "back guarantee", "overnight", "whatsapp",
))  # fmt: skip
_SPAM_WORDS = AnyOf(("prescription", " rx", "buy ", "cheap ", "order ", "discount "))
_SPAM_TERMS = AnyOf((
    "cheap", " now", "without ", "no script", "with bitcoin", "with paypal", "with credit card", "pills", "tablets",
))  # fmt: skip
# "approved for sale", "drugs are for sale", "an online pharmacy": ordinary English.
_ORDINARY_WARES = _WORDS.compile(r"(?:\w+ed|\w+able|$ordinary_wares)$")


def furniture_spans(text: str, aside: Iterable[Span] = ()) -> tuple[Span, ...]:
    """The stretches of a page that are furniture, in order, joined where they touch; among them those known before.

    >>> page = "Aspirin relieves pain.\\n\\nLeave a Reply\\n\\nYour email address will not be published."
    >>> [page[start:end] for start, end in furniture_spans(page)]
    ['Leave a Reply\\n\\nYour email address will not be published.']
    """
    if "\n" not in text:
        return ()
    spans: list[Span] = []
    links_below = False
    suspect = may_have_furniture(text)
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if len(line) > _MAX_LINE:
            links_below = False
            continue
        start = match.start() + match[0].index(line[0])
        bare = line.strip("*#_ ").rstrip(":")
        if start > len(text) / 2 and _TAIL.fullmatch(bare):
            spans.append((start, len(text.rstrip())))
            break
        if links_below and line[-1] in ".!?" and len(line) > _MIN_PARAGRAPH:
            links_below = False
        if links_below or _LINES.fullmatch(bare) or (suspect and is_furniture(line)):
            spans.append((start, start + len(line)))
        links_below = links_below or bool(_LINKS_BELOW.fullmatch(bare))
    return _joined(text, sorted([*spans, *aside]))


def is_furniture(sentence: str) -> bool:
    """Whether a sentence holds a phrase that only page furniture has.

    >>> is_furniture("Leave a Reply Your email address will not be published.")
    True
    >>> is_furniture("Patients were free to leave a study.")
    False
    """
    return bool(_PHRASES.search(sentence))


def is_back_matter(title: str) -> bool:
    """Whether a heading stands above references, thanks or notices: what an article ends with.

    >>> is_back_matter("6. References"), is_back_matter("Reference ranges")
    (True, False)
    """
    return bool(_BACK_MATTER.fullmatch(title))


@lru_cache(maxsize=4096)
def is_bench_work(title: str) -> bool:
    """Whether a heading stands above laboratory methods, where grams and gels are nobody's dose or form.

    >>> is_bench_work("2.3 Western blotting"), is_bench_work("Study drug and dosing")
    (True, False)
    """
    return bool(_BENCH_WORK.search(title))


class Methods:
    """Follows the sections of a document, and knows when it tells how something was done, and not what came out."""

    def __init__(self) -> None:
        self._section = ""
        self.here = False

    def enter(self, section: str) -> None:
        """A sentence of this section: one beneath "Methods", or in a part of that with a title of its own.

        >>> methods = Methods()
        >>> [methods.enter(title) or methods.here for title in ("Materials and Methods", "Mice", "Results", "Mice")]
        [True, True, False, False]
        """
        if section == self._section:
            return
        self._section = section
        if _METHODS.match(section):
            self.here = True
        elif _NO_METHODS.match(section):
            self.here = False


def may_have_furniture(text: str) -> bool:
    """Whether any sentence of the text could be furniture: a quick look that spares most texts the slow one."""
    return _PHRASE_WORDS.is_in(text.lower())


def inline_spam(text: str) -> list[Span]:
    """The advertising inside sentences, to be passed over by whatever looks for claims.

    >>> text = "It has KETAMINE FOR SALE undergone a change, and is approved for sale."
    >>> [text[start:end] for start, end in inline_spam(text)]
    ['KETAMINE FOR SALE']
    """
    if not _may_have_spam(text.lower()):
        return []
    return [match.span() for match in _SPAM.finditer(text) if _is_spam(match)]


def _may_have_spam(lower: str) -> bool:
    return _SPAM_PHRASES.is_in(lower) or (_SPAM_WORDS.is_in(lower) and _SPAM_TERMS.is_in(lower))


def _is_spam(match: re.Match[str]) -> bool:
    ware = match["ware"] or match["near"] or match["pharmacy"] or match["norx"]
    return ware is None or not _ORDINARY_WARES.match(ware.split()[0])


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans that overlap, or with nothing but white space between them, are one."""
    joined = spans[:1]
    for start, end in spans[1:]:
        begin, stop = joined[-1]
        if not text[stop:start].strip():
            joined[-1] = (begin, max(stop, end))
        else:
            joined.append((start, end))
    return tuple(joined)
