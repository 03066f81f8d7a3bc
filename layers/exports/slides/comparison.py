"""Two views side by side as one slide."""

from datetime import date

from layers.exports.slides.notes import notes_of_both
from layers.exports.slides.slide import FOOT_BOX, MAP_BOX, MAP_PIXELS, Deck, foot
from layers.exports.slides.text import plain
from layers.maps import legend, sides
from layers.views.map_view import MapView
from layers.wording.facts import FACTS_AS_OF
from loaders.atlas import Atlas


def slide(one: MapView, other: MapView, atlas: Atlas, *, title: str = "", link: str = "", today: date) -> bytes:
    """A file with one slide of two views, the other on the right, both where the first one looks.

    Title, legend, sources and notes are native; the notes say what is on one side alone. For the rest see
    `layers.exports.slides.slide.slide`.
    """
    heading = plain(title) or sides.title(one, other, atlas)
    both, told = sides.both(one, other, atlas), sides.counts_words(one, other, atlas)
    deck = Deck(one.base, heading, today)
    page = deck.page(heading, f"{told} · facts as of {FACTS_AS_OF}")
    heard = f"Two maps side by side: {heading}. {told}. {' '.join(sides.difference_words(one, other, atlas))}"
    deck.put_map(page, bare_maps(one, other, atlas), heard, MAP_BOX)
    deck.put_legend(page, legend.rows_of(both, atlas, sides.together(one, other, atlas)), atlas)
    deck.write(page, FOOT_BOX, foot(both, atlas), name="Sources and licence")
    deck.link(page, link)
    deck.notes(page, notes_of_both(one, other, atlas, link=link))
    return deck.file()


def bare_maps(one: MapView, other: MapView, atlas: Atlas) -> bytes:
    """The server's own drawing of both maps, without what a slide has natively."""
    # Only where a picture is asked for: it brings matplotlib's fonts.
    from layers.exports.picture import comparison as pictures
    from layers.exports.picture.forms import Form

    across, down, sharpness = MAP_PIXELS
    return pictures.comparison(one, other, atlas, form=Form(across, down, sharpness), bare=True)
