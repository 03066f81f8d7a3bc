"""Cases that hold Python and JavaScript to the same answers: where cameras look, and where names are put."""

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
    ("right", "left", (110, 72, 170, 88)),
    ("left", "right", (30, 72, 90, 88)),
    ("below", "top", (70, 90, 130, 106)),
    ("above", "bottom", (70, 54, 130, 70)),
    ("below right", "top-left", (107.07, 87.07, 167.07, 103.07)),
    ("below left", "top-right", (32.93, 87.07, 92.93, 103.07)),
    ("above right", "bottom-left", (107.07, 56.93, 167.07, 72.93)),
    ("above left", "bottom-right", (32.93, 56.93, 92.93, 72.93)),
]
"""Where a name of 60 by 16 pixels may stand 10 pixels from the point (100, 80), the best first: the side, MapLibre's
anchor for it, and the name's box (left, top, right, bottom). A web page tries the first four."""

CROWDED_BY = (150, 20, 190, 40)
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
