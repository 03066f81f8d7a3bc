// What is written on the map: the names of features, of marks and of the base map's places, and the arrows along lanes.
// Each is given its place when the camera rests (placing.js); while the map moves, it moves along (lettering.js).
import { arrived, bring } from "./arrivals.js";
import { drawnIn } from "./drawing.js";
import { mercator } from "./camera.js";
import { inYear } from "./in_year.js";
import { composed, font, makeCanvas, paint, rowWidth } from "./lettering.js";
import { EASY, LAST, LEFT_OVER, MUST, NEEDED, WORTH, arrange, makeBoard } from "./placing.js";
import { around, at, besideCourse, clipped, corners, measured } from "./shapes.js";
import { calm } from "./state.js";
import { asked, labelsOf } from "./tiles.js";

const ORDINARY = { size: 11.5, weight: 600 }, HERO = { size: 14, weight: 700 }, SMALL = { size: 11.5, weight: 700 };
const SMALLEST = { size: 10.5, weight: 700 };                // where a name that is needed has no other place
const SMALL_AREA = 60;                                      // pixels from its middle to its edge: named beside it
const REACH = 40;                                           // pixels that the name of a water or a country may be moved
const WITHIN = 0.18;                                        // degrees, 20 km: further off it may be in the next country
const ARROWS = 90, SHORTEST = 24;                           // pixels of a line that have one head, and of the shortest
const DIMMED = 0.35;                                        // what lies beside a selected feature
const LATE_MS = 1500;                                       // names wait no longer for what else is to be named
const OUT = new Set(["selected", "picked"]);                // sources of names of what stands out
const MARGIN = 3;                                           // pixels kept free round a panel
const WORLD = 512;
const SEEN_THROUGH = /^rgba\(.*, 0\)$/;                     // whatever the colour: the system may set its own
const NO_PANEL = ".atlas-map-canvas, .atlas-map-ground, .atlas-map-names, .atlas-map-tooltip";

export function beginLettering(state) {
  const { map } = state, again = () => placeSoon(state);
  makeCanvas(state);
  state.watch = new ResizeObserver(again);
  const { sources: { places, graticule }, metadata: { lettering } } = map.getStyle();
  Object.assign(state, { lettering, towns: places.data.features, meridians: graticule.data.features });
  state.dots = map.getStyle().layers.filter(({ source }) => source === "places");
  map.on("move", () => paint(state, projection));
  map.on("moveend", again);
  map.on("resize", again);
}

export function writeLabels(state) {
  Object.assign(state, { unplaced: true, asked: performance.now() });
  for (const each of labelsOf(state)) bring(state, "names", ...asked(each));
  for (const [family, style, address] of state.data.fonts) bring(state, "fonts", address, font(family, style));
}

const namesAt = (state, address) => inYear(state, address, arrived(state, address))?.features;

// Whether all names are there and have their places. Those that are late keep the others waiting for a moment only.
export function lettered(state, whole) {
  const names = labelsOf(state).map(({ data }) => data), fonts = state.data.fonts.map(each => each.at(-1));
  const wanted = [...names, ...fonts];
  const there = whole && wanted.every(address => arrived(state, address));
  if (state.unplaced && (there || performance.now() - state.asked > LATE_MS)) {
    const dotted = state.dotted;
    placeNames(state);
    Object.assign(state, { unplaced: !there, asked: performance.now() });
    if (state.dotted !== dotted) return false;              // the map has other dots to draw
  }
  return there;
}

export function placeSoon(state) {
  state.soon ??= requestAnimationFrame(() => {
    state.soon = null;
    if (state.overlay && !state.unplaced) placeNames(state);
  });
}

function placeNames(state) {
  const project = projection(state), before = new Map(state.names.map(({ id, since }) => [id, since]));
  const drawn = drawnOn(state, project), wanted = wantedOn(state, project, drawn);
  const { clientWidth, clientHeight } = state.root, now = calm() ? 0 : performance.now();
  const board = makeBoard(clientWidth, clientHeight, { ...drawn, panels: panels(state) });
  state.names = arrange(board, wanted).flatMap(({ name, spot }) => {
    if (!spot) return [];
    const [x, y] = spot.anchor, { rows } = spot.leader || spot.atEnd ? name.stacked : name;
    return [{
      id: name.of, feature: name.feature, place: name.place, words: name.words, box: corners(spot), anchor: spot.anchor,
      rows, setting: name.setting, spot, position: project.back(spot.anchor), from: [spot.x - x, spot.y - y],
      leader: spot.leader && [spot.leader[0] - x, spot.leader[1] - y], since: before.get(name.of) ?? now,
    }];
  });
  state.arrows = arrowsOn(state, project);
  drawDots(state);
  paint(state, projection);
}

// A town's dot is drawn with its name: alone it says nothing, and below another name it would be taken for that one's.
function drawDots(state) {
  const { map, names, dots } = state, named = names.flatMap(({ place }) => place ?? []).sort();
  if (state.dotted === named.join()) return;
  state.dotted = named.join();
  for (const { id, filter } of dots) map.setFilter(id, ["all", filter, ["in", ["get", "id"], ["literal", named]]]);
}

// Positions in the world (0 to 1 to the east, y down from the equator) as pixels of the frame.
function projection({ map, root }) {
  const { lng, lat } = map.getCenter(), zoom = map.getZoom(), scale = WORLD * 2 ** zoom;
  const [x0, y0] = [lng / 360 - root.clientWidth / 2 / scale, -mercator(lat) - root.clientHeight / 2 / scale];
  const project = ([x, y]) => [(x - x0) * scale, (y - y0) * scale];
  return Object.assign(project, { zoom, back: ([x, y]) => [x / scale + x0, y / scale + y0] });
}

const inWorld = ([longitude, latitude]) => [longitude / 360, -mercator(latitude)];

const paths = new WeakMap();

// The lines of a shape in the world, worked out once; the border of an area is a line.
function linesOf(geometry) {
  if (!paths.has(geometry)) {
    const { type, coordinates } = geometry;
    const found = { LineString: [coordinates], MultiLineString: coordinates, Polygon: coordinates }[type] ?? [];
    paths.set(geometry, found.map(line => line.map(inWorld)));
  }
  return paths.get(geometry);
}

const rings = new WeakMap();

// The edges of an area in the world, worked out once.
function ringsOf(geometry) {
  if (!rings.has(geometry)) {
    const { type, coordinates } = geometry;
    rings.set(geometry, (type === "Polygon" ? coordinates : coordinates.flat()).map(ring => ring.map(inWorld)));
  }
  return rings.get(geometry);
}

// Pixels from the middle of a small area at which its name stands beside it; none for a large one's.
function halfOf(area) {
  const [left, top, right, bottom] = around(area.flat()), half = Math.max(right - left, bottom - top) / 2;
  return half <= SMALL_AREA ? half : 0;
}

// Ids of what is selected and picked: each has a source of names of its own.
const outstanding = ({ data: { selected, picked = [] } }) => new Set([selected, ...picked.map(([id]) => id)]);

// What deck.gl draws, in pixels: lines and symbols, each once, and the marks that have a name.
function drawnOn(state, project) {
  const { overlay, data: { selected } } = state, labels = labelsOf(state);
  const layers = drawnIn(overlay), heavy = outstanding(state), cased = new Map(), seen = new Set();
  const lines = [], discs = [], marks = new Map(), areas = new Map(), outlined = new Set(), named = new Set();
  for (const { data } of labels)
    for (const { properties: { id, hero } } of namesAt(state, data) ?? []) {
      named.add(id);
      if (hero) heavy.add(id);
    }
  for (const { id, features } of layers)
    if (id.endsWith(":casing")) for (const { properties } of features) cased.set(properties.id, properties.width);
  for (const { id, features } of layers) {
    const [layer, part, ...roles] = id.split(":"), marked = layer === "marks" || layer === "answer";
    if (roles.includes("casing") || part === "halo") continue;
    const here = [];
    for (const { geometry, properties } of features) {
      const of = properties.id, key = `${part} ${of}`;
      if (seen.has(key)) continue;
      here.push(key);
      if (marked && properties.label && of !== selected) {  // an outline that takes a symbol's place has its name
        const { label, label_at: coordinates } = properties;
        marks.set(`${of} ${label}`, { geometry: coordinates ? { type: "Point", coordinates } : geometry, properties });
      }
      if (part === "area" && geometry.type !== "Point") {
        areas.set(of, ringsOf(geometry));
        if (roles.includes("outline") || properties.label_at) outlined.add(of);
        continue;
      }
      const weighty = heavy.has(of) || Boolean(properties.label);
      if (geometry.type === "Point") {
        const [x, y] = project(inWorld(geometry.coordinates)), end = part === "line";
        const radius = Math.max(properties.ring, 0.45 * properties.size);
        discs.push({ of, x, y, end, radius, heavy: weighty && !end });
      } else {
        const width = Math.max(properties.width, cased.get(of) ?? 0);
        const { context, kin = of, label, color, beside } = properties, told = !context && (label || named.has(of));
        const how = { id: of, of: context ? "" : kin, look: told ? String(color.slice(0, 3)) : null };
        for (const line of linesOf(geometry))
          lines.push({ ...how, width, heavy: weighty, points: besideCourse(line.map(project), beside) });
      }
    }
    for (const key of here) seen.add(key);
  }
  for (const { of, end } of discs) if (!end) outlined.delete(of);  // there its symbol is what the name stands at
  const sites = [...outlined].map(of => ({ of, area: areas.get(of).map(ring => ring.map(project)) }));
  return { lines, discs, marks: [...marks.values()], areas, sites };
}

// Every name that there is to be, the most important first.
function wantedOn(state, project, drawn) {
  const { lettering } = state, { zoom } = project, labels = labelsOf(state), known = outstanding(state);
  const own = Map.groupBy(drawn.lines, ({ id }) => id), symbols = new Map();
  const sites = new Set(drawn.sites.map(({ of }) => of));
  for (const { of, radius, end } of drawn.discs) if (!end) symbols.set(of, Math.max(radius, symbols.get(of) ?? 0));
  const set = ({ geometry, properties: { id, name, tone = "built", hero, kin = id } }, how, most, needed = false) => {
    const area = drawn.areas.get(id)?.map(ring => ring.map(project));
    const radius = Math.max(symbols.get(id) ?? 0, area ? halfOf(area) : 0);
    const shown = { lines: own.get(id), radius, area, isSite: sites.has(id) };
    const named = (size, worth) =>
      nameOf(geometry, { of: kin, feature: id }, name, { ...lettering.features[tone], ...size }, worth, shown, project);
    const found = named(how, most), again = () => named(ORDINARY, LEFT_OVER);
    const smallest = () => named(SMALLEST, Math.max(most, LAST));
    const smaller = () => hero ? { ...named(SMALL, Math.max(most, LAST)), smaller: smallest } : named(SMALL, most);
    return found && { ...found, again, needed, ...most > EASY && { smaller } };
  };
  const listed = labels.flatMap(({ id, data, from = 0 }, number) => (namesAt(state, data) ?? [])
    .filter(({ properties }) => OUT.has(id) || !known.has(properties.id))
    .filter(({ properties }) => OUT.has(id) || properties.hero || zoom >= from)
    .map(({ geometry, properties }) => ({ geometry, properties, chosen: OUT.has(id), number })));
  listed.sort((a, b) => b.chosen - a.chosen || b.number - a.number || a.properties.rank - b.properties.rank);
  const marks = drawn.marks.map(({ geometry, properties }) =>
    ({ geometry, properties: { ...properties, name: properties.label }, rank: properties.label_rank ?? 0 }));
  marks.sort((a, b) => a.rank - b.rank);
  const [chosen, others] = parted(listed, each => each.chosen);
  const [heroes, ordinary] = parted(others, ({ properties }) => properties.hero);
  const [waters, places] = parted(placesOn(state, project), ({ water }) => water);
  return [
    ...chosen.map(each => set(each, HERO, MUST)),
    ...marks.map(each => set(each, HERO, WORTH)),
    ...heroes.map(each => set(each, HERO, WORTH, true)),
    ...waters,
    ...ordinary.map(each => set(each, ORDINARY, EASY)),
    ...places,
    ...degreesOn(state, project),
  ].filter(Boolean);
}

const parted = (all, test) => [all.filter(test), all.filter(each => !test(each))];

function nameOf(geometry, whose, words, setting, most, { lines, radius, area, isSite }, project) {
  const level = composed(words, setting), stacked = composed(words, setting, rowWidth(level.width / setting.size));
  const common = { ...whose, words, setting, stacked, most: most < WORTH ? most : Math.max(most, NEEDED) };
  if (!/LineString/.test(geometry.type)) {
    const point = project(middleOf(geometry)), away = Math.max(0.7 * setting.size, radius + 2.5);
    return { ...common, ...stacked, way: "beside", point, radius, away, area, isSite };
  }
  const shown = lines ? lines.map(({ points }) => points) : linesOf(geometry).map(line => line.map(project));
  if (!shown.length) return null;
  return {
    ...common, ...level, way: "along", lines: shown, look: lines?.[0].look ?? "",
    away: (lines?.[0].width ?? 0) / 2 + 0.15 * setting.size, block: [stacked.width, stacked.height],
  };
}

// A point, or the middle of an area's largest part.
function middleOf({ type, coordinates }) {
  if (type === "Point") return inWorld(coordinates);
  const rings = (type === "Polygon" ? [coordinates] : coordinates).map(([ring]) => ring.map(inWorld)).map(ring =>
    [0, 1].map(axis => ring.map(point => point[axis])).map(all => [Math.min(...all), Math.max(...all)]));
  const size = ([[west, east], [north, south]]) => (east - west) * (south - north);
  return rings.reduce((best, ring) => size(ring) > size(best) ? ring : best).map(([low, high]) => (low + high) / 2);
}

// Seas, countries, towns: those of the zoom, but for towns that a port on the map is named after. A country has a name
// near its coasts, too, for where its middle is out of sight: of those in sight it has the first that has room.
function placesOn({ towns, root: { clientWidth, clientHeight }, lettering, data: { ports } }, project) {
  const { zoom } = project, countries = new Map();
  return towns.map(({ properties: { id, name, kind, rank, port }, geometry }) => {
    const how = lettering.places[kind], start = how.zooms[rank], [small, large] = how.sizes[rank];
    if (zoom < start || zoom >= how.until || port && ports !== null && zoom >= ports) return null;
    const size = small + (large - small) * Math.min(1, (zoom - start) / 4), setting = { ...how, size };
    const [lon, lat] = geometry.coordinates, point = project(inWorld([lon, lat])), points = [point];
    const block = composed(name, setting, how.width);
    if (kind === "country") {
      const [x, y] = point, inSight = x > 0 && x < clientWidth && y > 0 && y < clientHeight;
      if (!inSight || countries.get(name)?.push(point)) return null;
      countries.set(name, points);
    }
    const water = kind === "sea", common = { of: `place ${name}`, words: name, point, rank, order: how.order, water };
    const home = kind === "country" ? point[1] - project(inWorld([lon, lat + WITHIN]))[1] : REACH;
    const stands = how.dot ? { way: "beside", away: 0.45 * size, radius: 2, dot: true, place: id }
      : { way: "over", points, reach: how.stays ? 0 : water || kind === "country" ? Math.min(REACH, home) : 16 };
    return { ...common, setting, ...block, ...stands, most: water ? WORTH : EASY };
  }).filter(Boolean).sort((a, b) => a.rank - b.rank || b.order - a.order);
}

// Degrees, at the edges of the frame.
function degreesOn({ meridians, root: { clientWidth: width, clientHeight: height }, lettering }, project) {
  const setting = lettering.degrees;
  return meridians.filter(({ properties }) => project.zoom >= properties.from_zoom)
    .flatMap(({ properties: { label }, geometry: { coordinates } }) => {
      const [[x, y], [x2]] = coordinates.map(end => project(inWorld(end)));
      const points = x === x2 ? [[x, 10], [x, height - 10]] : [[20, y], [width - 20, y]];
      if (x === x2 ? x < 0 || x > width : y < 0 || y > height) return [];
      const block = composed(label, setting);
      return [{ of: `degrees ${label}`, words: label, setting, ...block, way: "at", points, most: EASY }];
    });
}

// The heads along the lines that have a direction, at every zoom, as layers/looks/arrows.py places them in files.
function arrowsOn(state, project) {
  const { root: { clientWidth, clientHeight }, data: { selected } } = state;
  const shown = labelsOf(state).filter(({ arrows }) => arrows);
  const directed = shown.flatMap(({ data }) => namesAt(state, data) ?? []).filter(({ properties }) => properties.arrow);
  return directed.flatMap(({ geometry, properties: { id, arrow, arrow_color: rgb, beside } }) => {
    const how = { size: arrow, colour: `rgb(${rgb})`, strength: selected && id !== selected ? DIMMED : 1 };
    const lines = linesOf(geometry).map(line => besideCourse(line.map(project), beside));
    const parts = lines.flatMap(points => clipped(points, [0, 0, clientWidth, clientHeight]));
    return parts.flatMap(heads).map(([point, turn]) => ({ ...how, turn, position: project.back(point) }));
  });
}

function heads(points) {
  const { ends, length } = measured(points), count = Math.round(length / ARROWS) || +(length >= SHORTEST);
  return Array.from({ length: count }, (_, number) => {
    const middle = (number + 0.5) * length / count, [a, b] = [-3, 3].map(step => at(points, ends, middle + step));
    return [at(points, ends, middle), Math.atan2(b[1] - a[1], b[0] - a[0])];
  });
}

// What lies over the map: what only arranges others, and is seen through, is no plate.
export function* plates(parent) {
  for (const each of parent.children) {
    if (each.matches(NO_PANEL)) continue;
    if (each.childElementCount && SEEN_THROUGH.test(getComputedStyle(each).backgroundColor)) yield* plates(each);
    else yield each;
  }
}

// The boxes of whatever lies over the map, and of the page's own panels beside it; each is watched from then on.
function panels({ root, watch, watched }) {
  const { left, top } = root.getBoundingClientRect();
  const aside = root.closest(".st-key-stage")?.querySelectorAll(".st-key-panel, .st-key-welcome") ?? [];
  return [...plates(root), ...aside].flatMap(each => {
    if (!watched.has(each)) watch.observe(each);            // observed once more, it would be told of once more
    watched.add(each);
    const box = each.getBoundingClientRect();
    if (!box.width || !box.height) return [];
    return [[box.left - left - MARGIN, box.top - top - MARGIN, box.right - left + MARGIN, box.bottom - top + MARGIN]];
  });
}
