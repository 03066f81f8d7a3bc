// The map of every page. MapLibre draws land, sea and all lettering; deck.gl draws and picks the features inside
// MapLibre's layer stack, so that lettering lies above them and one canvas holds the whole picture.
const CAMERA_REST_MS = 250;                                 // a camera is reported once it has rested this long
const FLIGHT_MS = 900;
const COMPLETE_MS = 1000;
const WIDE = 900;                                           // pixels: from here on legend and panel lie over the map
const PICK_RADIUS = 6;                                      // pixels: a cable is 3 wide, a finger is not
// MapLibre reads the weight from the first name only; "semibold" and "bold" are no fonts and are passed over.
const FONTS = ["Source Sans", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans"];
const LABEL_FONT = ["semibold", ...FONTS], HERO_FONT = ["bold", ...FONTS];
const GROUND = ["land", "lakes", "waterlines"];             // what the pictures of the ground show
const GROUND_MS = 400;                                      // the map waits for the pictures no longer
let bundle = null, dashes = null;                           // once per page load, whatever the number of maps

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function loadBundle(url) {
  if (globalThis.createDeck) return Promise.resolve();
  return bundle ??= new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement("script"), { src: url, onload, onerror })));
}

// A map that begins without a size cannot work out its camera: the page's style sheet may come after the map's place.
function sized(root) {
  return new Promise(resolve => {
    const watch = new ResizeObserver(() => { if (root.clientWidth && root.clientHeight) { watch.disconnect(); resolve(); } });
    watch.observe(root);
  });
}

// Until the map has drawn its own ground, pictures of it stand at the same place. Resolves once they are on the screen.
async function showGround(root) {
  if (root.stopped) return;
  const { longitude, latitude, zoom } = cameraOf(root), world = 512 * 2 ** zoom;
  const x = degrees => world * (degrees - longitude) / 360, y = degrees => world * (mercator(latitude) - mercator(degrees));
  const box = Object.assign(document.createElement("div"), { className: "atlas-map-ground" });
  for (const [picture, west, south, east, north, until] of root.data.ground) {
    if (zoom > until) continue;
    const image = Object.assign(document.createElement("img"), { src: picture, alt: "" });
    Object.assign(image.style, { left: `${x(west)}px`, top: `${y(north)}px`, width: `${x(east) - x(west)}px`, height: `${y(south) - y(north)}px` });
    box.append(image);
  }
  root.querySelector(".atlas-map-canvas").after(box);
  const painted = Promise.allSettled([...box.children].map(image => image.decode())).then(() => new Promise(requestAnimationFrame));
  await Promise.race([painted, new Promise(resolve => setTimeout(resolve, GROUND_MS))]);
}

// The rest of the page waits for this: the ground is drawn, or never will be.
function tell(root) {
  if (root.data.begun) fetch(root.data.begun, { method: "POST" });
}

function hideGround(root) {
  root.querySelector(".atlas-map-ground")?.remove();
}

function cannotDraw(root) {
  say(root, "This browser cannot draw the map: WebGL is switched off or missing. The table below lists everything the map would show.");
  root.setState("webgl", false);
}

// Dashes measured along the whole line. The distance from the line's start to each of its segments is an attribute in
// world units, which do not change with the zoom; the shader divides it by the line's width of the moment. The pattern
// (on and off, in half line widths) is an attribute too, so that one layer draws every status.
function defineDashes() {
  const { LayerExtension, PathLayer } = globalThis.deck;
  class DashedLine extends LayerExtension {
    getShaders() {
      if (!(this instanceof PathLayer)) return null;        // a GeoJsonLayer hands its extensions to points and areas too
      return { inject: {
        "vs:#decl": "in float instanceStartDistances; in vec2 instanceDashes; out float vStartDistance; out vec2 vDash;",
        "vs:#main-end": "vStartDistance = instanceStartDistances / width.x; vDash = instanceDashes;",
        "fs:#decl": "in float vStartDistance; in vec2 vDash;",
        // The gaps stay pickable.
        "fs:#main-start": "if (vDash.y > 0.0 && mod(vStartDistance + vPathPosition.y, vDash.x + vDash.y) > vDash.x && !bool(picking.isActive)) discard;",
      } };
    }
    initializeState(_context, extension) {
      if (!(this instanceof PathLayer)) return;
      this.getAttributeManager().addInstanced({
        instanceStartDistances: { size: 1, accessor: "getPath", transform: path => extension.startDistances(this, path) },
        instanceDashes: { size: 2, accessor: "getDash", defaultValue: [1, 0] },
      });
    }
    startDistances(layer, path) {
      const width = layer.props.positionFormat === "XY" ? 2 : 3;      // GeoJSON arrives flat, inline paths nested
      const points = typeof path[0] === "number"
        ? Array.from({ length: path.length / width }, (_, i) => Array.from(path.slice(i * width, i * width + 2))) : path;
      let sum = 0;
      return points.map(point => layer.projectPosition(point)).map((here, i, all) =>
        sum += i ? Math.hypot(here[0] - all[i - 1][0], here[1] - all[i - 1][1]) : 0);
    }
  }
  DashedLine.extensionName = "DashedLine";
  DashedLine.defaultProps = { getDash: { type: "accessor", value: [1, 0] } };
  return DashedLine;
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".atlas-map");
  Object.assign(root, { data, setState: setStateValue, setTrigger: setTriggerValue });    // new functions on every run
  if (!root.started) { root.started = true; start(root); }
  else if (root.overlay) update(root);
  return () => stop(root);
}

async function start(root) {
  root.classList.add("atlas-map-waiting");
  root.querySelector(".atlas-map-legend").open = root.clientWidth > 640;      // on a phone the map comes first
  frame(root);
  const shown = sized(root).then(() => showGround(root));
  if (!globalThis.WebGL2RenderingContext) return cannotDraw(root);
  await shown;                                              // running the map's code takes half a second of a slow machine
  // Lettering is drawn once per letter and kept: the page's own fonts must be there first.
  const fonts = [...root.data.fonts, '700 16px "Source Sans"'].map(font => document.fonts.load(font).catch(() => []));
  try { await Promise.all([loadBundle(root.data.bundle), ...fonts]); }
  catch { return say(root, "The map's program did not arrive. Reload the page; the table below lists everything the map would show."); }
  if (root.stopped) return;
  const canvasBox = root.querySelector(".atlas-map-canvas");
  const configuration = dashes ? null : { classes: { DashedLine: dashes = defineDashes() } };   // the converter is shared
  const overlay = globalThis.createDeck({
    container: canvasBox, tooltip: null, configuration,
    jsonInput: { mapProvider: "maplibre", mapStyle: root.data.style, layers: [], initialViewState: cameraOf(root) },
    handleEvent: (type, info) => {
      if (type === "deck-hover-event") showTooltip(root, info);
    } });
  // The bundle catches what goes wrong. Whether WebGL works is asked only then: a context of its own costs a fifth of a second.
  if (!overlay && !document.createElement("canvas").getContext("webgl2")) return cannotDraw(root);
  if (!overlay) return say(root, "The map could not start. Reload the page; the table below lists everything the map would show.");
  // Drawn inside the map. The bundle's own way to this is to ask for a globe, which would cut every shape anew, twice.
  overlay._interleaved = true;
  const add = overlay.onAdd.bind(overlay), remove = overlay.onRemove.bind(overlay);
  overlay.onAdd = map => {                                  // called once the style has loaded: the first sight of the map
    root.map = map;
    map.on("movestart", () => hideGround(root));
    map.on("render", function drawn() {
      if (!GROUND.every(source => map.isSourceLoaded(source))) return;
      hideGround(root);
      map.off("render", drawn);
    });
    // The ground reaches the screen before features and lettering are prepared, which is work for the graphics card.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => root.stopped || furnish(root, overlay, add))));
    return document.createElement("div");
  };
  overlay.onRemove = map => { if (root.overlay) remove(map); };
}

function furnish(root, overlay, add) {
  const { map, data } = root;
  if (calm()) map._fadeDuration = 0;                        // lettering appears at once
  add(map);
  delete overlay.setProps;                                  // the bundle's own setProps calls itself for ever; the class's is right
  Object.assign(root, { overlay, flight: data.flight, ground: data.style });
  root.querySelector(".atlas-map-legend").open = root.clientWidth > 640;      // a map that came with another page was narrow when it started
  const [west, south, east, north] = data.limits;
  map.setMaxBounds([[west, south], [east, north]]);
  map.setMinZoom(data.zooms[0]);
  map.setMaxZoom(data.zooms[1]);
  map.dragRotate.disable();
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation?.();
  map.on("moveend", () => { clearTimeout(root.resting); root.resting = setTimeout(() => reportCamera(root), CAMERA_REST_MS); });
  map.on("move", () => drawScale(root));
  map.on("resize", () => drawScale(root));
  map.on("movestart", event => { root.moved ||= Boolean(event.originalEvent); root.querySelector(".atlas-map-tooltip").hidden = true; });
  map.on("idle", () => noteWhenDrawn(root, true));
  map.on("click", ({ point, lngLat, originalEvent }) => root.measure ? root.measure.add([lngLat.lng, lngLat.lat]) : pick(root, point, originalEvent));
  map.getCanvas().addEventListener("webglcontextlost", () => say(root, "The map stopped: the browser took its graphics memory back. Reload the page."));
  for (const [name, act] of [["in", () => map.zoomIn()], ["out", () => map.zoomOut()]])
    root.querySelector(`.atlas-map-zoom-${name}`).onclick = () => { root.moved = true; act(); };
  root.querySelector(".atlas-map-measure").onclick = async () => { const { toggle } = await import(new URL(root.data.measuring, location.origin).href); if (root.map) toggle(root); };
  for (const { id, type } of map.getStyle().layers) if (type === "symbol") map.setLayoutProperty(id, "visibility", "visible");
  root.classList.remove("atlas-map-waiting");
  tell(root);
  update(root);
  drawScale(root);
}

function update(root) {
  root.setAttribute("aria-busy", "true");
  root.overlay.setProps({ layers: convert(root.data.layers.map(layer => ({ ...root.data.shared, ...layer }))), pickingRadius: PICK_RADIUS });
  frame(root);
  writeLabels(root);
  repaint(root);
  root.map.triggerRepaint();
  root.wholeSince = null;
  noteWhenDrawn(root);
  if (root.data.flight === root.flight) return;             // the camera moves on a new flight number, never on a rerun
  root.flight = root.data.flight;
  root.moved = true;
  const { longitude, latitude, zoom } = cameraOf(root);
  root.map.flyTo({ center: [longitude, latitude], zoom, duration: calm() ? 0 : FLIGHT_MS });
}

function convert(layers) {                                  // updateDeck is the only door to the bundle's JSON converter
  let converted = [];
  globalThis.updateDeck({ layers }, { setProps: props => { converted = props.layers.filter(Boolean); } });
  return converted;
}

function stop(root) {
  root.stopped = true;
  clearTimeout(root.resting);
  clearTimeout(root.looking);
  root.map?.remove();                                       // finalises deck.gl and gives the WebGL context back
  root.map = root.overlay = null;
}

// A camera is either a middle and a zoom, or bounds that are fitted to the part of the frame that nothing covers: the
// legend stands on the left, the panel of a selected feature on the right.
function cameraOf(root) {
  const { bounds, ...camera } = root.data.camera;
  if (!bounds) return camera;
  const [west, south, east, north] = bounds, wide = root.clientWidth > WIDE;
  const left = wide ? 230 : 12, right = wide && root.data.panel ? 390 : 12, top = wide ? 24 : 60, bottom = wide ? 24 : root.data.panel ? 0.56 * root.clientHeight : 70;
  const across = (east - west) / 360, up = mercator(north) - mercator(south);
  const scale = Math.min((root.clientWidth - left - right) / across, (root.clientHeight - top - bottom) / up);
  const middle = (mercator(north) + mercator(south)) / 2 + (top - bottom) / 2 / scale;
  return {
    longitude: (west + east) / 2 + (right - left) / 2 / scale * 360,
    latitude: (2 * Math.atan(Math.exp(middle * 2 * Math.PI)) - Math.PI / 2) * 180 / Math.PI,
    zoom: Math.min(Math.max(Math.log2(scale / 512), root.data.zooms[0]), root.data.zooms[1]),
  };
}

// Web Mercator: the world is 1 high, the equator 0.
const mercator = latitude => Math.log(Math.tan(Math.PI / 4 + latitude * Math.PI / 360)) / (2 * Math.PI);

function reportCamera(root) {
  if (!root.map || !root.moved) return;                     // the first fit is not a choice of the reader
  const { lng, lat } = root.map.getCenter();
  const camera = { latitude: +lat.toFixed(4), longitude: +lng.toFixed(4), zoom: +root.map.getZoom().toFixed(2) };
  const words = Object.values(camera).join();
  if (words === root.reported) return;
  root.reported = words;
  if (root.data.addressed) {
    // Streamlit adds a history entry only where its query differs from the address: writing the same words in the same
    // order here first keeps every pan out of the reader's back button.
    const { said: view, order } = root.data.addressed, said = new URLSearchParams(location.search);
    for (const [name, word] of Object.entries({ ...view, at: words })) said.set(name, word);
    const query = new URLSearchParams(order.filter(name => said.has(name)).map(name => [name, said.get(name)]));
    history.replaceState(history.state, "", `${location.pathname}?${query}`);
  }
  root.setState("camera", camera);
}

// Asked of deck.gl directly: its own click event comes only where the pointer has hovered before, so never for a finger.
function pick(root, { x, y }, { pointerType }) {
  const radius = pointerType === "touch" ? 3 * PICK_RADIUS : PICK_RADIUS;
  const feature = root.overlay.pickObject({ x, y, radius })?.object?.properties?.id ?? null;
  root.querySelector(".atlas-map-tooltip").hidden = true;
  if (feature || root.data.selected) root.setTrigger("picked", { feature });
}

function showTooltip(root, info) {
  const box = root.querySelector(".atlas-map-tooltip"), properties = info?.object?.properties;
  box.hidden = !properties || Boolean(root.measure);
  if (root.map) root.map.getCanvas().style.cursor = properties ? "pointer" : "";
  if (box.hidden) return;
  box.replaceChildren(...[properties.name, ...properties.tip].map((words, i) => line(words, i ? "div" : "strong")));
  const left = Math.min(info.x + 14, root.clientWidth - box.offsetWidth - 8);
  const top = info.y + 18 + box.offsetHeight > root.clientHeight ? info.y - box.offsetHeight - 10 : info.y + 18;
  box.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, top)}px)`;
}

function line(words, tag = "div") {                         // textContent, never innerHTML: names are data
  return Object.assign(document.createElement(tag), { textContent: words });
}

// Everything round the picture that makes a plain screenshot a briefing picture: title, legend, attribution, date.
function frame(root) {
  const { title, subtitle, legend, swatches, attribution, ink } = root.data;
  const sheet = document.getElementById("atlas-swatches") ?? Object.assign(document.createElement("link"), { id: "atlas-swatches", rel: "stylesheet" });
  if (sheet.getAttribute("href") !== swatches) sheet.href = swatches;
  if (!sheet.isConnected) document.head.append(sheet);
  root.dataset.base = root.data.base;
  root.querySelector(".atlas-map-title").replaceChildren(line(title, "h2"), line(subtitle, "p"));
  root.querySelector(".atlas-map-legend ul").replaceChildren(...legend.map(([label, swatch]) => {
    const row = document.createElement("li");
    const picture = document.createElement("i");
    picture.dataset.swatch = swatch;
    row.append(picture, line(label, "span"));
    return row;
  }));
  root.querySelector(".atlas-map-legend").hidden = !legend.length;
  root.querySelector(".atlas-map-attribution").textContent = attribution;
  root.style.setProperty("--atlas-ink", ink.text);
}

function say(root, words) {
  hideGround(root);
  tell(root);
  const message = root.querySelector(".atlas-map-message");
  message.textContent = words;
  message.hidden = false;
  root.classList.remove("atlas-map-waiting");
  root.setAttribute("aria-busy", "false");
}

function drawScale(root) {
  if (!root.map) return;
  const bar = root.querySelector(".atlas-map-scale"), y = root.clientHeight / 2;
  const metres = root.map.unproject([0, y]).distanceTo(root.map.unproject([120, y]));
  const power = 10 ** Math.floor(Math.log10(metres)), nice = [5, 2, 1].find(n => n * power <= metres) * power;
  bar.style.width = `${120 * nice / metres}px`;
  bar.textContent = nice >= 1000 ? `${nice / 1000} km` : `${nice} m`;
}

// What is written on the map: one source per layer, by the address of its labels. Sources and layers are made once and
// then only pointed elsewhere or hidden: replacing the style would reload everything.
function writeLabels(root) {
  const { map, data: { labels, ink, selected } } = root, labelled = root.labelled ??= {}, filters = root.filters ??= {};
  const known = Object.keys(labelled).length;
  for (const { id, data, ...how } of labels) {
    const source = `label-${id}`, url = new URL(data, location.origin).href;
    if (!labelled[id]) {
      map.addSource(source, { type: "geojson", data: url });
      for (const layer of labelLayers(id, source, how, ink)) {
        filters[layer.id] = layer.filter;
        map.addLayer(layer);
      }
    } else if (labelled[id] !== url) {
      map.getSource(source).setData(url);
      for (const part of ["line", "point"]) if (map.getLayer(`label-${id}-${part}`)) map.setLayerZoomRange(`label-${id}-${part}`, how.from, 24);
    }
    labelled[id] = url;
  }
  const names = map.getLayersOrder().filter(name => name.startsWith("label-"));
  for (const name of names) {
    const [, id] = name.split("-");
    map.setLayoutProperty(name, "visibility", labels.some(label => label.id === id) ? "visible" : "none");
    map.setPaintProperty(name, "text-color", ink.text);
    map.setPaintProperty(name, "text-halo-color", ink.halo);
    // The selected feature is named once, in bold.
    map.setFilter(name, selected && id !== "selected" ? ["all", filters[name], ["!=", ["get", "id"], selected]] : filters[name]);
  }
  keepBack(root);
  if (Object.keys(labelled).length === known) return;
  // Later in the stack wins: ordinary names first, then those that a commitment names, then the selected one.
  const order = [...labels.map(label => label.id), "selected"];
  const height = name => (name.endsWith("-hero") ? 1000 : 0) + order.indexOf(name.split("-")[1]);
  for (const name of [...names].sort((a, b) => height(a) - height(b))) map.moveLayer(name);
}

// What a layer shows, the base map keeps back: boundaries, and the names of towns that a port is named after.
function keepBack(root) {
  const { map, data: { ports, boundaries } } = root, own = root.placeFilters ??= Object.fromEntries(
    map.getStyle().layers.filter(({ source }) => source === "places").map(({ id, filter }) => [id, filter ?? ["all"]]));
  const elsewhere = ["!", ["to-boolean", ["get", "port"]]], here = ["<", ["zoom"], ports];
  map.setLayoutProperty("eez-lines", "visibility", boundaries ? "none" : "visible");
  for (const [id, filter] of Object.entries(own)) map.setFilter(id, ports === null ? filter : ["all", filter, ["any", elsewhere, here]]);
}

function labelLayers(id, source, { from, along, beside, arrows }, ink) {
  const paint = { "text-color": ink.text, "text-halo-color": ink.halo, "text-halo-width": 1.6, "text-halo-blur": 0.3 };
  const common = hero => ({
    "text-field": ["get", "name"], "text-font": hero ? HERO_FONT : LABEL_FONT, "text-size": hero ? 14 : 11.5,
    "symbol-sort-key": ["get", "rank"], "text-padding": hero ? 3 : 2, "text-max-width": 9,
  });
  const onLine = hero => ({ ...common(hero), "symbol-placement": hero ? "line-center" : "line", "symbol-spacing": 420, "text-offset": [0, hero ? -0.85 : -0.8], "text-max-angle": 28 });
  const byPoint = hero => ({ ...common(hero), "text-variable-anchor": ["left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right"], "text-radial-offset": hero ? 0.85 : 0.75, "text-justify": "auto" });
  const onArrow = { "text-field": "›", "text-font": HERO_FONT, "text-size": 17, "symbol-placement": "line", "symbol-spacing": 90, "text-keep-upright": false, "text-allow-overlap": true, "text-ignore-placement": true, "text-offset": [0, -0.08] };
  const layer = (name, layout, minzoom, ...filter) => ({ id: `label-${id}-${name}`, type: "symbol", source, layout, paint, minzoom, filter: ["all", ...filter] });
  const line = ["==", ["geometry-type"], "LineString"], point = ["==", ["geometry-type"], "Point"], hero = ["==", ["get", "hero"], true];
  if (id === "selected") return [layer("line-hero", onLine(true), 0, line), layer("point-hero", byPoint(true), 0, point)];
  return [
    ...(arrows ? [layer("arrow", onArrow, Math.max(0, from - 1), ["==", ["get", "arrow"], true])] : []),
    ...(along ? [layer("line", onLine(false), from, line, ["!", hero]), layer("line-hero", onLine(true), 0, line, hero)] : []),
    ...(beside ? [layer("point", byPoint(false), from, point, ["!", hero]), layer("point-hero", byPoint(true), 0, point, hero)] : []),
  ];
}

// Paper and night are the same style layers in other colours: only the paint is exchanged, the map is never rebuilt.
async function repaint(root) {
  if (root.data.style === root.ground) return;
  const address = root.ground = root.data.style;
  const style = await (await fetch(address)).json();
  if (!root.map || root.ground !== address) return;
  for (const { id, paint } of style.layers)
    for (const [name, value] of Object.entries(paint ?? {})) root.map.setPaintProperty(id, name, value);
}

// Fine detail that the first picture does without.
function fetchLater(root) {
  const later = root.detailed ? {} : root.map.getStyle().metadata?.later ?? {};
  root.detailed = true;
  for (const [source, address] of Object.entries(later)) root.map.getSource(source).setData(new URL(address, location.origin).href);
  return Object.keys(later).length > 0;
}

// "aria-busy" tells assistive technology, and tests, when the picture is complete.
// MapLibre's idle moment is the sure sign; a map that keeps redrawing counts as complete once nothing is missing for a while.
function noteWhenDrawn(root, idle = false) {
  clearTimeout(root.looking);
  if (root.getAttribute("aria-busy") === "false" || !root.map) return;
  const layers = root.overlay._deck?.layerManager?.getLayers() ?? [];
  const whole = root.map.isStyleLoaded() && root.map.areTilesLoaded() && layers.every(layer => layer.isLoaded);
  if (!whole) root.wholeSince = null;
  else root.wholeSince ??= performance.now();
  if (whole && (idle || performance.now() - root.wholeSince > COMPLETE_MS)) {
    if (!fetchLater(root)) return root.setAttribute("aria-busy", "false");
    root.wholeSince = null;
  }
  root.looking = setTimeout(() => noteWhenDrawn(root), 100);
}
