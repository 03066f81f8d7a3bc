"""An exhibit on slides: a chart that can be edited where office programs have its kind, else its rows as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from layers.exports.credits import publishers_in_short
from layers.exports.exhibit.exhibit import Exhibit, Plot, cited, credits_of, sources_of
from layers.exports.exhibit.text import made_on
from layers.exports.slides.native import describe, measures, name_every
from layers.exports.slides.parts import HEAD_HEIGHT, SANS, SMALLEST, Paragraph, Row, SlideBox
from layers.exports.slides.slide import BODY_BOX, FOOT_BOX, Deck, in_lines
from layers.exports.slides.text import plain
from layers.looks.styles import BASES
from layers.maps.headings import LIMITS_OF_USE
from layers.wording.chart_words import chart_words
from layers.wording.facts import FACTS_AS_OF, NOT_PUBLISHED, blank, listing, number
from loaders.atlas import Atlas

KINDS = {
    ("bars", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bars", True): XL_CHART_TYPE.BAR_STACKED,
    ("columns", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("columns", True): XL_CHART_TYPE.COLUMN_STACKED,
}
"""Direction, and whether several series are laid on one another -> the kind of chart."""
DRAWN_BOX = SlideBox(BODY_BOX.left, BODY_BOX.top, BODY_BOX.width, FOOT_BOX.top - BODY_BOX.top - 0.1)
FOOT, MOST_CREDIT_LINES = "Sources and licence", 2
"""What stands below a chart or a table, and how many lines of it name whom to credit."""
SMALL, SMALLER, CROWDED = 11, 8, 18
"""Points of the letters in a chart, and of those beside the bars where there are more of them than that."""
EVERY = 5
"""So many columns have one year below them where there are many."""
MOST_LABELLED = 15
"""Bars of one series up to which each has its figure."""
MOST_SLIDES, MOST_ROWS, MOST_COLUMNS = 12, 150, 7
"""Slides, rows and columns that a table has at most: more is read in the workbook."""
NARROWEST, WIDEST = 0.9, 4.2
"""Inches of a column."""
YEARS = range(1900, 2101)
LETTER = 0.085
"""Inches of a letter in a cell, about."""


def slides(exhibit: Exhibit, atlas: Atlas, link: str, today: date) -> bytes:
    """A file of one slide with a chart, or of as many as a table needs, in the colours of the first base map."""
    deck = Deck(next(iter(BASES)), exhibit.title, today)
    if exhibit.plot and exhibit.plot.categories:
        page = deck.page(exhibit.title, exhibit.note)
        _chart(page, exhibit, exhibit.plot)
        _finish(deck, page, exhibit, atlas, link)
    else:
        _tables(deck, exhibit, atlas, link)
    return deck.file()


def _chart(page: Any, exhibit: Exhibit, plot: Plot) -> None:
    """The chart, its figures in a sheet of its own: "Edit data" opens them."""
    data = CategoryChartData()
    turned = plot.direction == "bars"
    data.categories = [plain(each, 100) for each in plot.categories]
    for series in plot.series:
        data.add_series(plain(series.name, 100), series.values)
    kind = KINDS[plot.direction, len(plot.series) > 1]
    frame = page.shapes.add_chart(kind, *measures(DRAWN_BOX), data)
    describe(frame, exhibit.title, f"{exhibit.title}. {chart_words(exhibit.rows())}")
    chart = frame.chart
    chart.font.name, chart.font.size = SANS, Pt(SMALL)
    chart.has_title = False
    chart.has_legend = len(plot.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    names, figures = chart.category_axis, chart.value_axis
    names.reverse_order = turned  # the first row stands at the top, as on the page
    names.format.line.fill.background()
    names.has_major_gridlines = False
    if len(plot.categories) > CROWDED:
        names.tick_labels.font.size = Pt(SMALLER)
        name_every(names, 1 if turned else EVERY)
    figures.minimum_scale = 0
    figures.major_gridlines.format.line.color.rgb = RGBColor(0xDD, 0xD6, 0xC8)
    figures.format.line.fill.background()
    figures.tick_labels.number_format, figures.tick_labels.number_format_is_linked = "#,##0", False
    if turned:
        figures.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # the axis is turned with the rows: that is below
    if plot.unit:
        figures.has_title = True
        figures.axis_title.text_frame.text = plot.unit
        (run,) = figures.axis_title.text_frame.paragraphs[0].runs
        run.font.size, run.font.bold = Pt(SMALL), False
    drawn = chart.plots[0]
    drawn.gap_width = 40
    if len(plot.series) > 1:
        drawn.overlap = 100
    for made, series in zip(drawn.series, plot.series, strict=True):
        made.format.fill.solid()
        made.format.fill.fore_color.rgb = RGBColor.from_string(series.colour.removeprefix("#").upper())
    if len(plot.series) == 1 and len(plot.categories) <= MOST_LABELLED:
        drawn.has_data_labels = True
        labels = drawn.data_labels
        labels.number_format, labels.number_format_is_linked = "#,##0.##", False
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size = Pt(SMALL)


def _tables(deck: Deck, exhibit: Exhibit, atlas: Atlas, link: str) -> None:
    """The rows as native tables, and where there are too many, or too many columns, that they are."""
    rows = exhibit.rows().drop(columns="id", errors="ignore")
    shown = rows[list(rows.columns[:MOST_COLUMNS])]
    widths = _widths(shown)
    first = shown.head(MOST_ROWS).to_numpy(dtype=object).tolist()
    told = [Row.of([_words(value) for value in cells], widths) for cells in first]
    kept = (_pages(told, DRAWN_BOX.height - HEAD_HEIGHT) or [[]])[:MOST_SLIDES]
    for number_, on_page in enumerate(kept, 1):
        title = f"{exhibit.title} ({number_} of {len(kept)})" if len(kept) > 1 else exhibit.title
        left = len(rows) - sum(map(len, kept))
        more = f"{left:,} more rows are in the workbook. " if left and number_ == len(kept) else ""
        page = deck.page(title, f"{more}{exhibit.note}".strip())
        if on_page:
            box = SlideBox(DRAWN_BOX.left, DRAWN_BOX.top, sum(widths), DRAWN_BOX.height)
            deck.table(page, box, list(map(str, shown.columns)), widths, on_page, name=exhibit.title)
        _finish(deck, page, exhibit, atlas, link)


def _pages(rows: Sequence[Row], room: float) -> list[list[Row]]:
    """The rows parted into what a slide has room for, in inches."""
    pages: list[list[Row]] = []
    left = 0.0
    for row in rows:
        if not pages or row.height > left:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= row.height
    return pages


def _widths(table: pd.DataFrame) -> list[float]:
    """Inches of each column: as much as its words want, together as much as a slide has."""
    wanted = [
        min(WIDEST, max(NARROWEST, LETTER * max([len(str(name)), *(len(_words(value)) for value in table[name])])))
        for name in table.columns
    ]
    return [each * DRAWN_BOX.width / sum(wanted) for each in wanted]


def _words(value: object) -> str:
    """A cell as a reader sees it. A whole number of four figures that may be a year has no separator."""
    if blank(value):
        return NOT_PUBLISHED if isinstance(value, float) or value is None else ""
    if isinstance(value, bool) or not isinstance(value, int | float) or (isinstance(value, int) and value in YEARS):
        return str(value)
    return number(value)


def _finish(deck: Deck, page: Any, exhibit: Exhibit, atlas: Atlas, link: str) -> None:
    """Below what is shown whose figures they are, the date and the link; in the notes all of it in full."""
    credits, licences = credits_of(exhibit, atlas)
    licensed = f"Licences of the data: {', '.join(licences)}. {LIMITS_OF_USE}"
    credit = in_lines(f"Credit: {'; '.join(credits)}", MOST_CREDIT_LINES)
    foot = [publishers_in_short(cited(exhibit, atlas), atlas), credit, licensed]
    deck.write(page, FOOT_BOX, [Paragraph(words, SMALLEST, quiet=True) for words in foot if words], name=FOOT)
    deck.link(page, link)
    told = [
        exhibit.note,
        f"Facts as of {FACTS_AS_OF}. {made_on(deck.today)}.",
        f"Credit: {listing(credits)}.",
        licensed,
    ]
    named = [", ".join(filter(None, (each.title, each.publisher, each.url))) for each in sources_of(exhibit, atlas)]
    deck.notes(page, "\n".join([*filter(None, told), "", "Sources:", *(f"- {words}" for words in named)]))
