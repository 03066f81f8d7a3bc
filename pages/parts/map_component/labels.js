// What is written on the map: one source per layer, by the address of its labels. Sources and layers are made once and
// then only pointed elsewhere or hidden: replacing the style would reload everything.

// MapLibre reads the weight from the first name only; "semibold" and "bold" are no fonts and are passed over.
const FONTS = ["Source Sans", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans"];
const ORDINARY = ["semibold", ...FONTS], HERO = ["bold", ...FONTS];
const HERO_FILTER = ["==", ["get", "hero"], true];
const LINE = ["==", ["geometry-type"], "LineString"], POINT = ["==", ["geometry-type"], "Point"];
const MOST_ZOOM = 24;

// Which part of a name is put at its point, in the order in which they are tried: "left" writes to the right of it.
export const ANCHORS = ["left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right"];

export function writeLabels(state) {
  const { map, addresses, filters, data: { labels, ink, selected } } = state, known = addresses.size;
  for (const label of labels) writeLayer(state, label);
  const names = map.getLayersOrder().filter(name => name.startsWith("label-"));
  for (const name of names) {
    const id = layerOf(name);
    map.setLayoutProperty(name, "visibility", labels.some(label => label.id === id) ? "visible" : "none");
    map.setPaintProperty(name, "text-color", ink.text);
    map.setPaintProperty(name, "text-halo-color", ink.halo);
    // The selected feature is named once, in bold.
    const whole = filters.get(name), others = ["!=", ["get", "id"], selected];
    map.setFilter(name, selected && id !== "selected" ? ["all", whole, others] : whole);
  }
  if (addresses.size > known) for (const name of stacked(names, labels.map(label => label.id))) map.moveLayer(name);
}

// Later in the stack wins: ordinary names first, then those that a commitment names, then the selected one.
export function stacked(names, layers) {
  const order = [...layers, "selected"];
  const height = name => (name.endsWith("-hero") ? 1000 : 0) + order.indexOf(layerOf(name));
  return [...names].sort((a, b) => height(a) - height(b));
}

const layerOf = name => name.split("-")[1];

function writeLayer({ map, addresses, filters, data: { ink } }, { id, data, ...how }) {
  const source = `label-${id}`, address = new URL(data, location.origin).href;
  if (!addresses.has(id)) {
    map.addSource(source, { type: "geojson", data: address });
    for (const layer of styleLayers(id, source, how, ink)) {
      filters.set(layer.id, layer.filter);
      map.addLayer(layer);
    }
  } else if (addresses.get(id) !== address) {
    map.getSource(source).setData(address);
    for (const name of [`${source}-line`, `${source}-point`])
      if (map.getLayer(name)) map.setLayerZoomRange(name, how.from, MOST_ZOOM);
  }
  addresses.set(id, address);
}

function styleLayers(id, source, { from, along, beside, arrows }, ink) {
  const paint = { "text-color": ink.text, "text-halo-color": ink.halo, "text-halo-width": 1.6, "text-halo-blur": 0.3 };
  const layer = (name, layout, minzoom, ...filter) =>
    ({ id: `${source}-${name}`, type: "symbol", source, layout, paint, minzoom, filter: ["all", ...filter] });
  if (id === "selected") return [
    layer("line-hero", onLine(true), 0, LINE),
    layer("point-hero", byPoint(true), 0, POINT),
  ];
  const found = [];
  if (arrows) found.push(layer("arrow", ARROW, Math.max(0, from - 1), ["==", ["get", "arrow"], true]));
  if (along) found.push(
    layer("line", onLine(false), from, LINE, ["!", HERO_FILTER]),
    layer("line-hero", onLine(true), 0, LINE, HERO_FILTER),
  );
  if (beside) found.push(
    layer("point", byPoint(false), from, POINT, ["!", HERO_FILTER]),
    layer("point-hero", byPoint(true), 0, POINT, HERO_FILTER),
  );
  return found;
}

const lettering = hero => ({
  "text-field": ["get", "name"],
  "text-font": hero ? HERO : ORDINARY,
  "text-size": hero ? 14 : 11.5,
  "symbol-sort-key": ["get", "rank"],
  "text-padding": hero ? 3 : 2,
  "text-max-width": 9,
});

const onLine = hero => ({
  ...lettering(hero),
  "symbol-placement": hero ? "line-center" : "line",
  "symbol-spacing": 420,
  "text-offset": [0, hero ? -0.85 : -0.8],
  "text-max-angle": 28,
});

const byPoint = hero => ({
  ...lettering(hero),
  "text-variable-anchor": ANCHORS,
  "text-radial-offset": hero ? 0.85 : 0.75,
  "text-justify": "auto",
});

const ARROW = {
  "text-field": "›",
  "text-font": HERO,
  "text-size": 17,
  "symbol-placement": "line",
  "symbol-spacing": 90,
  "text-keep-upright": false,
  "text-allow-overlap": true,
  "text-ignore-placement": true,
  "text-offset": [0, -0.08],
};
