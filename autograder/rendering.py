"""What nbgrader shows of a student's text, in the formgrader and in feedback, without what could act on the reader's behalf.

nbgrader 0.9.6 puts the HTML of a student's Markdown into the formgrader's page as it is: a written answer with a script in
it would be run by whoever grades it, and could enter its own marks.
"""

import re

import bleach
from nbconvert.filters import strip_files_prefix

WORDS = (
    "a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre s samp small"
    " span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var"
)
TAGS = frozenset(WORDS.split())
PICTURE = re.compile(
    r"data:image/(png|jpeg|gif|svg\+xml|webp)[;,]"
)  # one that comes along: another would call an address


def allowed(tag: str, name: str, value: str) -> bool:
    """Whether a tag keeps an attribute. None keeps an id: the formgrader finds its own fields by theirs."""
    if tag == "img" and name == "src":
        return PICTURE.match(value) is not None
    return (tag, name) in {("a", "href"), ("a", "title"), ("img", "alt"), ("img", "title")} or name in {
        "width",
        "height",
    }


def harmless(html: str) -> str:
    """HTML made from a student's Markdown: text, tables, pictures that come along, links that a person may click.

    Anything else is shown as the text that it is. Mathematics, which is text to HTML, stays.
    """
    cleaned = bleach.clean(html, tags=TAGS, attributes=allowed, protocols={"http", "https", "mailto", "data"})
    return strip_files_prefix(cleaned)
