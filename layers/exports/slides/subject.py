"""A page's map as one slide."""

from datetime import date

from layers.exports.slides.notes import notes_of_map
from layers.exports.slides.slide import FOOT_BOX, MAP_BOX, MAP_PIXELS, Deck, foot
from layers.exports.slides.text import plain
from layers.maps.subject import Subject, covering, features_on, rows_of
from layers.maps.told import drawn_words
from loaders.atlas import Atlas


def slide(subject: Subject, atlas: Atlas, *, link: str = "", today: date) -> bytes:
    """A file with one slide of a page's map: native title, legend, sources and notes round a sharp picture."""
    view, shown = subject.found.view, covering(subject.found, atlas)
    deck = Deck(view.base, plain(subject.title), today)
    page = deck.page(subject.title, subject.told)
    told = f"{subject.title}. {subject.told}. {drawn_words(list(features_on(subject.found, atlas)), atlas)}"
    deck.put_map(page, _bare(subject, atlas), f"Map: {told}", MAP_BOX)
    deck.put_legend(page, rows_of(view, subject.found, atlas), atlas)
    deck.write(page, FOOT_BOX, foot(shown, atlas), name="Sources and licence")
    deck.link(page, link)
    deck.notes(page, notes_of_map(told, shown, atlas, link=link))
    return deck.file()


def _bare(subject: Subject, atlas: Atlas) -> bytes:
    # Only where a picture is asked for: it brings matplotlib's fonts.
    from layers.exports.picture import subject as pictures
    from layers.exports.picture.forms import Form

    across, down, sharpness = MAP_PIXELS
    return pictures.picture(subject, atlas, form=Form(across, down, sharpness), bare=True)
