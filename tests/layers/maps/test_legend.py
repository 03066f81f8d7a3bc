"""The legend: its rows, and the small picture beside each."""

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from geodata.records import STATUSES
from layers.looks import styles, symbols
from layers.looks.symbols import Shape
from layers.maps import legend
from layers.maps.deck import features_shown
from layers.maps.legend import LegendRow
from layers.maps.legend_groups import DRAWN, STATUS, Entry, grouped
from layers.views.map_view import MapView
from loaders.atlas import Atlas

BASES = ("paper", "night")


def rows(atlas: Atlas, view: MapView) -> list[LegendRow]:
    return legend.rows(features_shown(view, atlas), atlas.layers, year=view.year)


def paint(ink: styles.Colour) -> str:
    return f"rgb({ink[0]},{ink[1]},{ink[2]})"


def test_the_legend_has_rows_for_layers_then_statuses_then_positions(atlas: Atlas) -> None:
    view = MapView(layers=tuple(atlas.layers), statuses=tuple(STATUSES))
    assert rows(atlas, view) == [
        LegendRow("Cables", "cables"),
        LegendRow("Stations", "stations"),
        LegendRow("CO2 stores", "stores"),
        LegendRow("Zones", "zones"),
        LegendRow("In service", "status.operational"),
        LegendRow("Under construction", "status.under_construction"),
        LegendRow("Planned or proposed", "status.proposed"),
        LegendRow("Cancelled or closed", "status.cancelled"),
        LegendRow("Larger symbol: more Mt CO2", "larger"),
        LegendRow("Position within 2 to 15 km", "position.indicative"),
        LegendRow("Sketch: not a route", "position.schematic"),
    ]


def test_only_what_occurs_has_a_row(atlas: Atlas) -> None:
    assert rows(atlas, MapView(layers=("cables", "stations"), statuses=("operational",), countries=("GB",))) == [
        LegendRow("Cables", "cables"),
        LegendRow("Stations", "stations"),
        LegendRow("Indicative route: within 2 to 15 km", "position.indicative"),
    ]
    assert rows(atlas, MapView(layers=("cables", "zones"), statuses=("cancelled",))) == [
        LegendRow("Cables", "cables"),
        LegendRow("Cancelled or closed", "status.cancelled"),
    ]
    assert rows(atlas, MapView(layers=("cables", "stores"), statuses=("operational", "planned")))[-1] == (
        LegendRow("Position within 2 to 15 km", "position.indicative")
    )
    assert rows(atlas, MapView(layers=("zones",))) == [LegendRow("Zones", "zones")]
    assert rows(atlas, MapView(layers=())) == []


def test_a_layer_whose_kinds_look_different_has_a_row_for_each_look_that_is_shown(lanes_atlas: Atlas) -> None:
    layer = lanes_atlas.layers["lanes"]
    everything = legend.rows({"lanes": layer.features}, lanes_atlas.layers, year=None)
    assert everything == [
        LegendRow("Traffic lane", "kind.lanes.lane"),
        LegendRow("Two-way route, recommended route", "kind.lanes.route"),
        LegendRow("Separation zone", "kind.lanes.zone"),
        LegendRow("Precautionary area", "kind.lanes.junction"),
    ]
    assert {row.layer for row in everything} == {"lanes"}
    some = legend.rows({"lanes": layer.features.loc[["zone", "track"]]}, lanes_atlas.layers, year=None)
    assert some == [LegendRow("Recommended route", "kind.lanes.track"), LegendRow("Separation zone", "kind.lanes.zone")]


def test_a_legend_that_would_bury_the_map_has_one_row_for_each_layer(
    lanes_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = MapView(layers=("cables", "lanes"), statuses=("operational",))
    assert len(rows(lanes_atlas, view)) == 6
    monkeypatch.setattr(legend, "MOST_KEYS", 4)
    assert rows(lanes_atlas, view)[:2] == [LegendRow("Cables", "cables"), LegendRow("Shipping lanes", "lanes")]


def test_the_key_of_a_kind_is_drawn_as_the_kind_is(lanes_atlas: Atlas) -> None:
    blue, magenta = styles.HUES["shipping"]["paper"], styles.HUES["caution"]["paper"]
    line, head = legend.swatch_shapes("kind.lanes.lane", "paper", lanes_atlas.layers)
    corners = ((22, 8), (8, 13.6), (11.08, 8), (8, 2.4))
    assert (line.stroke, line.width) == (blue, 2.5)
    assert [[round(part, 6) for part in corner] for corner in head.corners] == [[*corner] for corner in corners]
    assert head.fill == blue
    zone, *stripes = legend.swatch_shapes("kind.lanes.zone", "paper", lanes_atlas.layers)
    assert (zone.stroke, zone.fill, zone.fill_opacity, zone.width) == (magenta, magenta, 0.065, 1.5)
    assert {(stripe.stroke, stripe.stroke_opacity, stripe.width) for stripe in stripes} == {(magenta, 0.26, 2.0)}
    assert all(below[0] > above[0] for above, below in (stripe.corners for stripe in stripes))
    patch, badge, bar, dot = legend.swatch_shapes("kind.lanes.junction", "paper", lanes_atlas.layers)
    assert (patch.fill_opacity, badge.fill, bar.fill, dot.fill) == (
        0.12, magenta, styles.HALO["paper"], styles.HALO["paper"],
    )  # fmt: skip


def test_the_picture_of_a_layer_of_lines_and_areas_is_the_line_alone(lanes_atlas: Atlas) -> None:
    assert legend.swatch("lanes", "paper", lanes_atlas.layers) == legend.swatch(
        "kind.lanes.lane", "paper", lanes_atlas.layers
    )


@pytest.mark.parametrize("base", BASES)
def test_no_two_keys_of_the_kinds_of_a_layer_have_the_same_picture(base: str, real_atlas: Atlas) -> None:
    drawn = {
        id: [legend.swatch(f"kind.{id}.{alike[0]}", base, real_atlas.layers) for alike in legend.kinds_by_look(layer)]
        for id, layer in real_atlas.layers.items()
    }
    assert [id for id, pictures in drawn.items() if len({*pictures}) < len(pictures)] == []
    assert max(map(len, drawn.values())) > 8


def test_a_year_adds_a_row_for_undated_features_only_where_one_is_drawn_faint(atlas: Atlas) -> None:
    undated = LegendRow("Start year not published", "undated")
    assert undated in rows(atlas, MapView(layers=("cables",), year=2030))
    assert undated in rows(atlas, MapView(layers=("stores",), year=2008))
    assert undated not in rows(atlas, MapView(layers=("cables",)))
    assert undated not in rows(atlas, MapView(layers=("stations",), year=2030))
    assert undated not in rows(atlas, MapView(layers=("stores",), countries=("NO",), year=2030))


def test_symbols_that_differ_in_size_have_a_row_that_says_of_what_the_larger_stands_for_more(real_atlas: Atlas) -> None:
    def told(*layers: str) -> list[LegendRow]:
        shown = {id: real_atlas.layers[id].features for id in layers}
        return [row for row in legend.rows(shown, real_atlas.layers, year=None) if row.swatch == "larger"]

    assert told("offshore_wind") == [LegendRow("Larger symbol: more MW", "larger")]
    assert told("co2_storage", "offshore_wind") == [LegendRow("Larger symbol: more Mt CO2 or MW", "larger")]
    assert told("ports", "interconnectors") == []
    small, large = legend.swatch_shapes("larger", "paper", real_atlas.layers)
    assert (small.fill, large.fill) == (styles.INK["paper"], styles.INK["paper"])


def test_what_is_selected_or_picked_has_a_row_with_the_band_and_the_disc_of_its_casing(atlas: Atlas) -> None:
    shown = features_shown(MapView(layers=("zones",)), atlas)
    assert legend.rows(shown, atlas.layers, year=None, selected=True, picked=True) == [
        LegendRow("Zones", "zones"),
        LegendRow("Selected", "selected"),
        LegendRow("Picked", "picked"),
    ]
    for name, colour in (("selected", styles.SELECTED), ("picked", styles.PICKED["paper"])):
        band, line, *discs = legend.swatch_shapes(name, "paper", atlas.layers)
        assert (band.stroke, line.stroke) == (colour, styles.INK["paper"])
        assert [each.fill for each in discs] == [colour, styles.INK["paper"]]


def test_a_long_legend_has_a_heading_at_each_subject_and_many_kinds_of_a_layer_behind_one_row(
    real_atlas: Atlas,
) -> None:
    lanes = [LegendRow(f"Lane {number}", f"kind.shipping_lanes.{number}") for number in range(3)]
    short = [LegendRow("Crossing", "mark.crossing"), LegendRow("Gas pipelines", "gas_pipelines"), *lanes]
    folded = Entry(LegendRow("Shipping lanes", "shipping_lanes"), within=tuple(lanes))
    assert grouped(short, real_atlas.layers) == [Entry(short[0]), Entry(short[1]), folded]
    assert grouped(lanes[:2], real_atlas.layers) == [Entry(lanes[0]), Entry(lanes[1])]
    others = [LegendRow(f"Status {number}", f"status.{number}") for number in range(8)]
    ends = [LegendRow(f"Edge {number}", f"position.{number}") for number in range(3)] + [LegendRow("Heavier", "named")]
    long = grouped([*short, *others, *ends], real_atlas.layers)
    assert [(number, entry.heading) for number, entry in enumerate(long) if entry.heading] == [
        (1, "Energy"),
        (2, "Ports and shipping"),
        (3, STATUS),
        (11, DRAWN),
    ]
    assert [entry.row for entry in long] == [*short[:2], folded.row, *others, *ends]


def test_the_six_layers_of_the_joint_statement_have_a_short_legend(real_atlas: Atlas) -> None:
    six = ("interconnectors", "energy_islands", "co2_storage", "ports", "green_corridors", "maritime_boundaries")
    assert rows(real_atlas, MapView(six)) == [
        LegendRow("Electricity interconnectors", "interconnectors"),
        LegendRow("Energy islands and hubs", "energy_islands"),
        LegendRow(real_atlas.layers["co2_storage"].info.title, "co2_storage"),
        LegendRow("Ports", "ports"),
        LegendRow(real_atlas.layers["green_corridors"].info.title, "green_corridors"),
        LegendRow("Maritime boundaries (North Sea only)", "maritime_boundaries"),
        LegendRow("In service", "status.operational"),
        LegendRow("Under construction", "status.under_construction"),
        LegendRow("Planned or proposed", "status.proposed"),
        LegendRow("Suspended", "status.suspended"),
        LegendRow("Larger symbol: more Mt CO2", "larger"),
        LegendRow("Position within 2 to 15 km", "position.indicative"),
        LegendRow("Sketch: not a route", "position.schematic"),
    ]


@pytest.mark.parametrize("base", BASES)
def test_every_row_of_the_atlas_has_a_picture_without_any_text(base: str, real_atlas: Atlas) -> None:
    everything = MapView(layers=tuple(real_atlas.layers), statuses=tuple(STATUSES), year=2030)
    listed = rows(real_atlas, everything)
    names = [row.swatch for row in listed]
    assert set(real_atlas.layers) <= {row.layer for row in listed}
    assert "undated" in names
    for name in names:
        picture = ElementTree.fromstring(legend.swatch(name, base, real_atlas.layers))
        assert picture.attrib == {"width": "30", "height": "16", "viewBox": "0 0 30 16"}
        assert {each.tag.split("}")[1] for each in picture.iter()} <= {"svg", "g", "path", "rect"}
        assert len(picture) > 0
        assert "".join(picture.itertext()) == ""
        assert {attribute for each in picture.iter() for attribute in each.attrib} <= {
            "width", "height", "viewBox", "d", "x", "y", "transform",
            "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
        }  # fmt: skip


@pytest.mark.parametrize("base", BASES)
def test_no_two_rows_of_the_first_sight_have_the_same_picture(base: str, real_atlas: Atlas) -> None:
    names = [row.swatch for row in rows(real_atlas, MapView.first_sight(real_atlas))]
    assert len({legend.swatch(name, base, real_atlas.layers) for name in names}) == len(names)


def test_a_layer_of_lines_is_a_line_of_its_width_and_hue(atlas: Atlas) -> None:
    ink = paint(styles.HUES["electricity"]["paper"])
    assert legend.swatch("cables", "paper", atlas.layers) == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="16" viewBox="0 0 30 16">'
        f'<path d="M0 8H30" stroke="{ink}" stroke-width="3" stroke-opacity="1" fill="none"/></svg>'
    )


def test_a_layer_of_areas_is_a_filled_box_that_can_be_seen(atlas: Atlas) -> None:
    ink = paint(styles.HUES["boundary"]["night"])
    assert legend.swatch("zones", "night", atlas.layers) == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="16" viewBox="0 0 30 16">'
        f'<rect x="1" y="2" width="28" height="12" fill="{ink}" fill-opacity="0.1" stroke="{ink}" stroke-width="1.2"/>'
        "</svg>"
    )


def test_a_layer_of_points_is_its_symbol(atlas: Atlas) -> None:
    red, green, blue = styles.HUES["electricity"]["paper"]
    assert legend.swatch("stations", "paper", atlas.layers) == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="16" viewBox="0 0 30 16">'
        '<g transform="translate(8.5 1.5) scale(13)">'
        f'<path d="M0.120 0.120L0.880 0.120L0.880 0.880L0.120 0.880Z" fill="#{red:02x}{green:02x}{blue:02x}"/>'
        "</g></svg>"
    )


def test_a_limit_is_broken_in_the_key_as_on_the_map_and_as_dark(real_atlas: Atlas) -> None:
    (line,) = legend.swatch_shapes("maritime_boundaries", "paper", real_atlas.layers)
    assert (line.stroke, line.width) == (styles.HUES["boundary"]["paper"], 1.6)
    assert line.dash == tuple(0.8 * part for part in styles.LIMIT)


def test_a_layer_of_lines_and_points_shows_the_symbol_that_its_points_have(real_atlas: Atlas) -> None:
    """Green corridors are lines; the one point among them is a dot, which its first kind is not."""
    dot, circle = "M0.500 0.200", "M0.500 0.060"
    picture = legend.swatch("green_corridors", "paper", real_atlas.layers)
    assert (dot in picture, circle in picture) == (True, False)


def test_a_status_is_a_dash_and_a_filling_in_ink_or_in_grey_once_gone(atlas: Atlas) -> None:
    picture = legend.swatch("status.suspended", "paper", atlas.layers)
    assert f'stroke="{paint(styles.INK["paper"])}" stroke-width="2.4" stroke-opacity="0.9"' in picture
    assert 'stroke-dasharray="1.92 4.08"' in picture
    assert paint(styles.GONE["paper"]) in legend.swatch("status.cancelled", "paper", atlas.layers)


def test_an_indicative_position_is_a_soft_band_under_a_crisp_line(atlas: Atlas) -> None:
    ink = paint(styles.INK["paper"])
    assert legend.swatch("position.indicative", "paper", atlas.layers) == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="16" viewBox="0 0 30 16">'
        f'<path d="M0 8H30" stroke="{ink}" stroke-width="10" stroke-opacity="0.1" fill="none"/>'
        f'<path d="M0 8H30" stroke="{ink}" stroke-width="2.6" stroke-opacity="1" fill="none"/></svg>'
    )


def test_an_undated_feature_is_a_faint_line(atlas: Atlas) -> None:
    assert legend.swatch("undated", "paper", atlas.layers) == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="16" viewBox="0 0 30 16">'
        f'<path d="M0 8H30" stroke="{paint(styles.INK["paper"])}" stroke-width="3" stroke-opacity="0.45" fill="none"/>'
        "</svg>"
    )


def test_the_style_sheet_has_the_picture_of_every_row_under_its_name(atlas: Atlas) -> None:
    sheet = legend.sheet("night", atlas.layers)
    painted = re.findall(r'^(.*?)\{background-image:url\("(.*)"\)\}$', sheet, re.MULTILINE)
    layers = ("cables", "stations", "stores", "zones")
    others = (
        "kind.cables.cable",
        "kind.stations.station",
        "kind.stores.store",
        "kind.zones.zone",
        "status.operational",
        "status.under_construction",
        "status.permitted",
        "status.proposed",
        "status.suspended",
        "status.cancelled",
        "position.indicative",
        "position.schematic",
        "named",
        "larger",
        "selected",
        "picked",
        "undated",
        "unsearched",
        "mark.other",
        "mark.possible",
        "mark.closed",
        "mark.island_or_hub",
        "mark.store_beyond",
        "mark.store_closed",
        "mark.store_full",
        "mark.store_open",
        "mark.reach",
        "mark.route",
        "mark.sketch",
        "mark.ahead",
        "mark.crossing",
        "mark.under_shipping",
        "mark.departure",
        "mark.place",
    )
    wanted = [(f'[data-swatch="{name}"]', legend.swatch(name, "night", atlas.layers)) for name in (*layers, *others)]
    assert [(rule, unquote(address).removeprefix("data:image/svg+xml,")) for rule, address in painted] == wanted


def test_the_words_of_a_status_are_set_as_the_names_of_what_is_in_it(atlas: Atlas) -> None:
    words = re.findall(r"^(.*?)\+span\{(.*)\}$", legend.sheet("paper", atlas.layers), re.MULTILINE)
    to_come, stopped = (paint(styles.NAMES[name].ink["paper"]) for name in ("to_come", "stopped"))
    assert words == [
        ('[data-swatch="status.permitted"]', f"color:{to_come};font-style:italic"),
        ('[data-swatch="status.proposed"]', f"color:{to_come};font-style:italic"),
        ('[data-swatch="status.suspended"]', f"color:{stopped}"),
        ('[data-swatch="status.cancelled"]', f"color:{stopped}"),
    ]


@pytest.mark.parametrize("base", BASES)
def test_every_row_that_a_view_may_have_is_in_the_style_sheet(base: str, real_atlas: Atlas) -> None:
    everything = MapView(layers=tuple(real_atlas.layers), statuses=tuple(STATUSES), year=2030)
    sheet, possible = legend.sheet(base, real_atlas.layers), rows(real_atlas, everything)
    assert len(possible) > len(real_atlas.layers)
    assert [row for row in possible if f'[data-swatch="{row.swatch}"]' not in sheet] == []


@pytest.mark.parametrize(
    "name",
    ["", "cabels", "status.", "status.working", "position.", "position.x", "undated.x", "kind.cables", "kind.cables.x"],
)
def test_a_name_that_no_row_has_is_a_key_error(name: str, atlas: Atlas) -> None:
    with pytest.raises(KeyError):
        legend.swatch(name, "paper", atlas.layers)


def test_a_legend_picture_is_the_same_shapes_in_files_as_on_the_page(atlas: Atlas) -> None:
    line, disc = legend.swatch_shapes("named", "paper", atlas.layers)
    ink = styles.INK["paper"]
    assert line == Shape(((0, 8), (16, 8)), closed=False, stroke=ink, width=2.4 * styles.HERO_SCALE)
    (unit,) = symbols.shapes(symbols.icon("circle", "full", ink, "paper"))
    assert disc == unit.placed(15.5, 1, 14)
    (dashed, _) = legend.swatch_shapes("status.proposed", "paper", atlas.layers)
    style = styles.STATUSES["proposed"]
    assert (dashed.dash, dashed.stroke_opacity) == (tuple(1.2 * part for part in style.dash), style.strength)
