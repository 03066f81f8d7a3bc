"""Cases that hold Python and JavaScript to the same answers: where cameras look, and where names are put."""

from typing import Any

FITTED = {
    "the first view on a desk": (
        ((0.2, 50.75, 5.0, 53.15), (1280, 720), (230, 24, 12, 24)),
        (1.9682, 51.9661, 6.9225),
    ),
    "beside a legend and a panel": (
        ((-4.0, 50.0, 10.0, 62.0), (1280, 720), (230, 24, 390, 24)),
        (5.5804, 56.4708, 4.4462),
    ),
    "on a phone": (((2.6, 51.0, 3.4, 51.6), (390, 700), (12, 60, 12, 70)), (3.0, 51.2941, 8.3295)),
    "above a panel on a phone": (((2.6, 51.0, 3.4, 51.6), (390, 700), (12, 60, 12, 392)), (3.0, 50.8976, 7.5055)),
    "in a low, wide frame": (((-3.0, 51.0, 9.0, 53.0), (800, 310), (12, 24, 12, 24)), (3.0, 52.0112, 5.5068)),
}
"""Name -> (bounds, the frame's width and height, its margins left, top, right, bottom), (longitude, latitude, zoom)."""

BESIDE = [
    ("right", (110, 72, 170, 88)),
    ("left", (30, 72, 90, 88)),
    ("below", (70, 90, 130, 106)),
    ("above", (70, 54, 130, 70)),
    ("below right", (107.07, 87.07, 167.07, 103.07)),
    ("below left", (32.93, 87.07, 92.93, 103.07)),
    ("above right", (107.07, 56.93, 167.07, 72.93)),
    ("above left", (32.93, 56.93, 92.93, 72.93)),
]
"""Where a name of 60 by 16 pixels may stand 10 pixels from the point (100, 80), the best first: the side and the name's
box (left, top, right, bottom). A web page tries the first four."""

ROWS = {4: 9, 16: 9, 20: 11.2, 30: 16.8, 46: 18}
"""Ems of a feature's name in one row -> ems of a row where it is broken."""

COURSES: dict[str, tuple[list[tuple[float, float]], float, list[tuple[float, float]]]] = {
    "to the right": ([(0, 0), (100, 0)], 5, [(0, 5), (100, 5)]),
    "to the left": ([(0, 0), (100, 0)], -5, [(0, -5), (100, -5)]),
    "round a corner": ([(0, 100), (0, 0), (100, 0)], 5, [(5, 100), (5, 5), (100, 5)]),
    "no further where it turns back": ([(0, 0), (100, 0), (0, 0)], 5, [(0, 5), (100, 0), (0, -5)]),
}
"""Where a line is drawn -> its course, the pixels to the right of it, and the line as it is drawn."""

CROWDED_BY = (148, 20, 190, 40)
"""What lies on the map before the names of `CROWDED`."""

CROWDED = [
    ((100, 80), (110, 72, 170, 88)),
    ((100, 88), (30, 80, 90, 96)),
    ((80, 30), (10, 22, 70, 38)),
    ((128, 60), (138, 52, 198, 68)),
    ((165, 80), (175, 72, 235, 88)),
    ((95, 84), None),
]
"""Names of 60 by 16 pixels one after the other, 10 pixels from their points: where each goes of the first four spots
of `BESIDE`, on a map of 400 by 200; None for the name that has no room left."""

BETWEEN = {"nautilus": [(150, 100), (250, 100)], "britned": [(20, 114), (380, 114)], "neu": [(20, 86), (380, 86)]}
"""A short line between two long ones."""

CLOSE = BETWEEN | {"britned": [(20, 107), (380, 107)], "neu": [(20, 93), (380, 93)]}
"""The same, too near for a name."""

SQUARE = [(80, 80), (120, 80), (120, 120), (80, 120), (80, 80)]
SURROUNDED = {"hub": (100, 100, 6), "a": (113, 100, 6), "b": (87, 100, 6), "c": (100, 113, 6), "d": (100, 87, 6)}
"""A symbol with another on each side."""

FAN = {
    "nautilus": [(20, 100), (160, 100)],
    "britned": [(20, 108), (100, 108), (380, 300)],
    "neu": [(20, 92), (100, 92), (380, -100)],
}
"""A line between two others that part before it ends."""

CROSSED = {"corridor": [(100, 100), (170, 100)], "nemo": [(135, 0), (135, 200)]}
TERMINALS = {"a": (100, 100, 5), "b": (170, 100, 5)}
"""A short line crossed in its middle, and symbols at its ends."""

ALONE = {"corridor": [(150, 100), (250, 100)]}
AROUND = [(0, 0, 400, 76), (0, 104, 400, 200), (0, 76, 140, 104), (260, 76, 400, 104)]
"""A line, and panels that leave room for a name above it alone."""

PLACED: dict[str, tuple[dict[str, Any], list[tuple[str, float]], dict[str, tuple[float, float, float, str] | None]]] = {
    "a name lies along its line, in the middle": (
        {"lines": {"nemo": [(20, 100), (380, 100)]}},
        [("nemo", 2.4)],
        {"nemo": (200, 89, 0, "")},
    ),
    "it is turned with its line and never upside down": (
        {"lines": {"nemo": [(350, 20), (50, 180)]}},
        [("nemo", 2.4)],
        {"nemo": (194.8, 90.3, -28.1, "")},
    ),
    "where lines run together, the name goes to where its own is alone": (
        {"lines": {"nautilus": [(20, 100), (200, 100), (380, 60)], "britned": [(20, 106), (200, 106), (380, 180)]}},
        [("nautilus", 9), ("britned", 9)],
        {"nautilus": (200.7, 87.1, -6.7, ""), "britned": (255.7, 117, 22.3, "")},
    ),
    "where a line is never alone for so long, a leader joins the name to it": (
        {"lines": BETWEEN | {"neu": [(20, 86), (200, 86), (380, -60)]}, "points": {"hub": (250, 100, 6)}},
        [("nautilus", 24)],
        {"nautilus": (266.3, 81.7, 0, "led")},
    ),
    "one that would have to cross a line like its own, or stand on it, is left out": (
        {"lines": BETWEEN},
        [("nautilus", 24)],
        {"nautilus": None},
    ),
    "as the last resort it lies in its line, also where one that looks otherwise runs with it": (
        {"lines": BETWEEN | {"corridor": [(140, 99), (260, 101)]}, "looks": {"corridor": "ship"}},
        [("nautilus", 50)],
        {"nautilus": (200, 100, 0, "in line")},
    ),
    "somewhat beside its middle, where that keeps clear of a line like it": (
        {"lines": BETWEEN | {"neu": [(20, 92), (380, 92)]}},
        [("nautilus", 50)],
        {"nautilus": (200, 102.1, 0, "in line")},
    ),
    "and on no line like it": (
        {"lines": CLOSE},
        [("nautilus", 50)],
        {"nautilus": None},
    ),
    "nor on another's symbol, but for the open end of a line": (
        {"lines": BETWEEN, "points": {"hub": (200, 100, 12), "end": (160, 100, 4)}, "ends": ["end"]},
        [("nautilus", 50)],
        {"nautilus": None},
    ),
    "from which it stays clear": (
        {"lines": BETWEEN, "points": {"island": (240, 100, 6)}},
        [("nautilus", 50)],
        {"nautilus": (198, 100, 0, "in line")},
    ),
    "or it is led to it from further away than other names": (
        {
            "lines": {"nautilus": [(180, 100), (220, 100)]} | {str(y): [(0, y), (400, y)] for y in (48, 70, 130, 152)},
            "looks": {str(y): "gas" for y in (48, 70, 130, 152)},
            "points": {"a": (172, 100, 5), "b": (228, 100, 5)},
        },
        [("nautilus", 50)],
        {"nautilus": (200, 167, 0, "led")},
    ),
    "the selected feature's is there whatever it crosses": (
        {"lines": CLOSE},
        [("nautilus", 1000)],
        {"nautilus": (200, 123, 0, "led")},
    ),
    "one that is needed and finds no place goes before another": (
        {
            "points": {"zeebrugge": (100, 100, 6), "antwerp": (180, 100, 6)},
            "panels": [(190, 0, 400, 200), (0, 0, 400, 90), (0, 110, 400, 200)],
        },
        [("zeebrugge", 24), ("antwerp", 24)],
        {"zeebrugge": (61.5, 100, 0, ""), "antwerp": (141.5, 100, 0, "")},
    ),
    "an ordinary one does not": (
        {
            "points": {"zeebrugge": (100, 100, 6), "antwerp": (180, 100, 6)},
            "panels": [(190, 0, 400, 200), (0, 0, 400, 90), (0, 110, 400, 200)],
        },
        [("zeebrugge", 2.4), ("antwerp", 2.4)],
        {"zeebrugge": (138.5, 100, 0, ""), "antwerp": None},
    ),
    "a leader may cross a line that looks otherwise": (
        {"lines": BETWEEN, "looks": {"britned": "gas"}},
        [("nautilus", 24)],
        {"nautilus": (200, 135, 0, "led")},
    ),
    "a name with a leader stands on no line whose name it could be": (
        {"lines": BETWEEN, "looks": {"britned": "gas"}, "panels": [(0, 126, 400, 200)]},
        [("nautilus", 24)],
        {"nautilus": None},
    ),
    "but may on one that has no name on the map": (
        {"lines": BETWEEN, "looks": {"britned": None}, "panels": [(0, 126, 400, 200)]},
        [("nautilus", 24)],
        {"nautilus": (241.3, 118.3, 0, "led")},
    ),
    "an ordinary name is left out there": (
        {"lines": BETWEEN, "looks": {"britned": "gas"}},
        [("nautilus", 2.4)],
        {"nautilus": None},
    ),
    "a line among others that goes on alone has its name beyond its end": (
        {"lines": FAN},
        [("nautilus", 2.4)],
        {"nautilus": (197, 100, 0, "end")},
    ),
    "and one that looks otherwise may lie below it there": (
        {"lines": FAN | {"gas": [(200, 0), (200, 200)]}, "looks": {"gas": "gas"}},
        [("nautilus", 2.4)],
        {"nautilus": (197, 100, 0, "end")},
    ),
    "but none like its own": (
        {"lines": FAN | {"ifa": [(200, 0), (200, 200)]}},
        [("nautilus", 2.4)],
        {"nautilus": None},
    ),
    "nor where another's symbol stands at that end": (
        {"lines": FAN, "points": {"island": (160, 100, 6)}},
        [("nautilus", 2.4), ("island", 24)],
        {"nautilus": None, "island": (198.5, 100, 0, "")},
    ),
    "a line that lies upon another has no name at all": (
        {"lines": {"nautilus": [(150, 100), (250, 100)], "britned": [(20, 101), (380, 101)]}},
        [("nautilus", 24)],
        {"nautilus": None},
    ),
    "unless that is there for context": (
        {"lines": {"": [(20, 101), (380, 101)], "route": [(20, 100), (380, 100)]}},
        [("route", 2.4)],
        {"route": (200, 89, 0, "")},
    ),
    "no name that is needed lies on another's symbol": (
        {"lines": ALONE, "points": {"port": (200, 88, 6)}, "panels": AROUND},
        [("corridor", 24)],
        {"corridor": None},
    ),
    "but the selected feature's does where there is no other place": (
        {"lines": ALONE, "points": {"port": (200, 88, 6)}, "panels": AROUND},
        [("corridor", 1000)],
        {"corridor": (200, 89, 0, "")},
    ),
    "a name keeps clear of a panel that lies on its line": (
        {"lines": {"nemo": [(20, 100), (380, 100)]}, "panels": [(0, 0, 230, 200)]},
        [("nemo", 2.4)],
        {"nemo": (262.5, 89, 0, "")},
    ),
    "and of a line that crosses its own": (
        {"lines": {"nemo": [(20, 100), (380, 100)], "ifa": [(190, 0), (210, 200)]}},
        [("nemo", 2.4)],
        {"nemo": (237.5, 89, 0, "")},
    ),
    "a leader costs less than to lie across a heavy line": (
        {"lines": CROSSED, "heavy": ["nemo"], "points": TERMINALS},
        [("corridor", 9)],
        {"corridor": (193.8, 118.3, 0, "led")},
    ),
    "an ordinary name has none": (
        {"lines": CROSSED, "heavy": ["nemo"], "points": TERMINALS},
        [("corridor", 2.4)],
        {"corridor": None},
    ),
    "until all others have their places": (
        {"lines": CROSSED, "heavy": ["nemo"], "points": TERMINALS},
        [("corridor", 5)],
        {"corridor": (193.8, 118.3, 0, "led")},
    ),
    "the more important of two names has the better place": (
        {"points": {"zeebrugge": (100, 100, 6), "ostend": (112, 112, 6)}},
        [("zeebrugge", 24), ("ostend", 2.4)],
        {"zeebrugge": (61.5, 100, 0, ""), "ostend": (150.5, 112, 0, "")},
    ),
    "a name that is worth it is led out from among other symbols": (
        {"points": SURROUNDED},
        [("hub", 24)],
        {"hub": (145.6, 122.6, 0, "led")},
    ),
    "but no leader begins on another's larger symbol, as that would be taken for it": (
        {"points": {"farm": (200, 100, 10), "larger": (210, 100, 25)}},
        [("farm", 50)],
        {"farm": None},
    ),
    "the name of an area lies in it": (
        {"points": {"farm": (100, 100, 0)}, "areas": {"farm": [(40, 80), (160, 80), (160, 120), (40, 120), (40, 80)]}},
        [("farm", 2.4)],
        {"farm": (100, 100, 0, "inside")},
    ),
    "and beside it where it does not fit": (
        {"points": {"farm": (100, 100, 20)}, "areas": {"farm": SQUARE}},
        [("farm", 2.4)],
        {"farm": (152.5, 100, 0, "")},
    ),
    "where no other outline is as near as its own": (
        {
            "points": {"farm": (100, 100, 20), "neighbour": (170, 100, 45)},
            "areas": {"farm": SQUARE, "neighbour": [(125, 55), (215, 55), (215, 145), (125, 145), (125, 55)]},
            "sites": ["farm", "neighbour"],
        },
        [("farm", 2.4), ("neighbour", 2.4)],
        {"farm": (47.5, 100, 0, ""), "neighbour": (170, 100, 0, "inside")},
    ),
    "nor any below it as well": (
        {
            "points": {"farm": (100, 100, 20), "zone": (100, 100, 0)},
            "areas": {"farm": SQUARE, "zone": [(20, 20), (180, 20), (180, 180), (20, 180), (20, 20)]},
            "sites": ["farm", "zone"],
        },
        [("farm", 2.4)],
        {"farm": None},
    ),
    "or in another part of it than the middle, where something stands": (
        {
            "points": {"farm": (100, 100, 0), "station": (100, 100, 6)},
            "areas": {"farm": [(40, 40), (160, 40), (160, 160), (40, 160), (40, 40)]},
        },
        [("farm", 2.4)],
        {"farm": (100, 116, 0, "inside")},
    ),
    "a name that must hide some of a heavy line lies across it and not along it": (
        {
            "points": {"zeebrugge": (100, 100, 6)},
            "lines": {"nemo": [(0, 100), (100, 100)], "ifa": [(110, 0), (110, 200)]},
            "heavy": ["nemo", "ifa"],
            "panels": [(0, 0, 66, 88), (0, 112, 66, 200), (135, 0, 400, 200)],
        },
        [("zeebrugge", 24)],
        {"zeebrugge": (100, 115.5, 0, "")},
    ),
    "a line's name keeps clear of another's symbol, whose name it would seem to be": (
        {"lines": {"nemo": [(20, 100), (380, 100)]}, "points": {"island": (200, 73, 6)}},
        [("nemo", 2.4)],
        {"nemo": (237.5, 89, 0, "")},
    ),
    "but not of the open end of a line": (
        {"lines": {"nemo": [(20, 100), (380, 100)]}, "points": {"end": (200, 73, 6)}, "ends": ["end"]},
        [("nemo", 2.4)],
        {"nemo": (200, 89, 0, "")},
    ),
    "a dot that would lie under a name has none itself": (
        {"lines": {"nemo": [(20, 100), (380, 100)]}, "points": {"town": (190, 89, 2)}, "dots": ["town"]},
        [("nemo", 2.4), ("town", 2.4)],
        {"nemo": (200, 89, 0, ""), "town": None},
    ),
    "and no name lies on a dot that has one": (
        {"points": {"town": (100, 100, 2), "port": (32, 100, 6)}, "dots": ["town"]},
        [("town", 2.4), ("port", 2.4)],
        {"town": (134.5, 100, 0, ""), "port": (32, 115.5, 0, "")},
    ),
    "an ordinary name stands nowhere where another's symbol is nearer": (
        {"points": SURROUNDED},
        [("hub", 2.4)],
        {"hub": None},
    ),
}
"""Maps of 400 by 200 pixels with ``lines`` 3 pixels wide, some of them ``heavy`` or of another of the ``looks``,
``points`` with the radius of their symbols, the ``ends`` of lines and the ``dots`` of towns among these, ``areas``
round them, ``sites`` among these drawn without a symbol, and ``panels``; names of 60 by 14 pixels one after the other
with what each may cover (one of 24 and more is needed); and where each goes: its middle, its turn in degrees, and
whether it is "led" to its line, stands beyond its "end", lies "in line" or "inside" its area. A point without a radius
has no symbol."""
