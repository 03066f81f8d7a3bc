"""Names that no layer and no column of a layer may have: file formats, or the atlas's own files, have them already.

All are compared without regard to upper and lower case, as databases do.
"""

COLUMNS = {
    "a column of the atlas's own files": (
        "layer", "commitments", "data_licence", "citation", "attribution", "about", "wkt", "feature_id",
        "longitude", "latitude", "best_source", "own_grades",
    ),
    "a column that GIS programs keep for themselves": (
        "fid", "ogc_fid", "gml_id", "objectid", "globalid", "oid", "rowid", "_rowid_",
        "geom", "geometry", "the_geom", "wkb_geometry", "ogr_geometry", "ogr_style", "ogr_geom_wkt", "ogr_geom_area",
        "shape", "shape_length", "shape_area",
    ),
}  # fmt: skip
"""What takes a name -> the names of columns. The keepers are GDAL's drivers for GeoPackage, GeoJSON, GML, PostGIS,
FileGDB and Shapefile (https://gdal.org/en/stable/drivers/vector/), SQLite's row number
(https://www.sqlite.org/rowidtable.html) and the special fields of OGR's SQL."""

LAYERS = {
    "a table of the atlas's own files": ("about", "sources", "commitments", "places", "all"),
    "a word of addresses or of the legend": ("none", "named", "undated"),
    "a table that GIS or office programs keep for themselves": (
        "layer_styles",
        "data_licenses",
        "spatial_ref_sys",
        "history",
    ),
}
"""What takes a name -> the ids of layers."""

LAYER_BEGINNINGS = ("gpkg", "rtree_", "sqlite_", "ogr_")
"""Tables of a GeoPackage that begin so are the format's or the database's own (OGC 12-128r19; SQLite, "Internal Schema
Objects")."""

LONGEST_LAYER = 31
"""Characters of a layer's id: the name of a sheet in a workbook has no more (a limit of Excel)."""

PARTS = {"Point": "points", "LineString": "lines", "Polygon": "areas"}
"""Kind of geometry -> what is added to a layer's id where a format wants a table for each kind."""
