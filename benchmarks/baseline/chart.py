"""A page with one ``st.pydeck_chart``: empty, or with layers inline where the address says ``?inline=1``."""

import json

import pydeck as pdk
import streamlit as st

from layers.maps.features import drawn, heroes, parts
from layers.views.filtering import shown
from layers.views.map_view import MapView
from pages import opened_atlas

st.set_page_config(layout="wide")
atlas = opened_atlas.atlas()
view = MapView.first_sight(atlas)
layers = []
if "inline" in st.query_params:
    for id, layer in atlas.layers.items():
        if st.sidebar.checkbox(layer.info.title, id in view.layers, key=id):
            for part in parts(layer.features):
                collection = drawn(
                    layer,
                    shown(layer.features, view),
                    part=part,
                    base="paper",
                    heroes=heroes(atlas),
                    mark_undated=False,
                )
                layers.append(
                    pdk.Layer(
                        "GeoJsonLayer",
                        json.loads(json.dumps(collection)),
                        get_line_color="properties.color",
                        get_line_width="properties.width",
                        line_width_units=pdk.types.String("pixels"),
                        get_fill_color="properties.color",
                        get_point_radius=5,
                        point_radius_units=pdk.types.String("pixels"),
                    )
                )
st.pydeck_chart(
    pdk.Deck(
        layers=layers,
        map_provider="carto",
        map_style="/ground.json",
        initial_view_state=pdk.ViewState(latitude=52.0, longitude=2.2, zoom=7),
    ),
    height=780,
)
