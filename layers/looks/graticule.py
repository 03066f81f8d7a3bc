"""Meridians and parallels of the base map, and the zooms from which they are drawn."""

from functools import cache

GRATICULE_STEPS = ((300, 0.0), (60, 6.0), (30, 7.8), (10, 9.2))
"""Minutes of arc between lines, and the zoom from which they are drawn."""
FRAME = (-30, 43, 32, 72)
FINE_FRAME = (-12, 48, 15, 66)


@cache
def graticule() -> dict[str, object]:
    """Meridians and parallels; each line has its ``from_zoom`` and, as ``label``, its degrees and minutes."""
    features: list[dict[str, object]] = []
    west, south, east, north = FRAME
    for along, low, high in (("lon", west, east), ("lat", south, north)):
        for minutes in range(low * 60, high * 60 + 1, 10):
            from_zoom = next(zoom for step, zoom in GRATICULE_STEPS if minutes % step == 0)
            fine = minutes % 60 != 0
            edges = FINE_FRAME if fine else FRAME
            degrees = round(minutes / 60, 5)
            first, last = (edges[0], edges[2]) if along == "lon" else (edges[1], edges[3])
            if not first <= degrees <= last:
                continue
            ends = (
                [[degrees, edges[1]], [degrees, edges[3]]]
                if along == "lon"
                else [[edges[0], degrees], [edges[2], degrees]]
            )
            features.append(
                {
                    "type": "Feature",
                    "properties": {"from_zoom": from_zoom, "label": _degrees_as_text(minutes, along)},
                    "geometry": {"type": "LineString", "coordinates": ends},
                }
            )
    return {"type": "FeatureCollection", "features": features}


def _degrees_as_text(minutes: int, along: str) -> str:
    degrees, rest = divmod(abs(minutes), 60)
    side = "" if minutes == 0 else {"lon": "WE", "lat": "SN"}[along][minutes > 0]
    return f"{degrees}°{f'{rest:02d}′' if rest else ''}{side}"
