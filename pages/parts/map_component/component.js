// The map of every page. MapLibre draws land and sea; deck.gl draws and picks the features inside MapLibre's layer
// stack; names and arrows lie above both, on a canvas of their own.
import { bring, closeArrivals, hurry, isMissing, keepOnly, openArrivals } from "./arrivals.js";
import { isLoaded, load, open } from "./drawing.js";
import {
  cameraOf, endDragsAnywhere, fly, hasWheel, holdStill, makeRoom, reportBeforeLeaving, reportOnceAtRest, shareWheel,
  stay,
} from "./camera.js";
import { bringFeatures, drawFeatures, drawSoon, drawnFrom, isTiled, lookedFrom } from "./features.js";
import { INSIDE, drawScale, say, writeFrame } from "./frame.js";
import { beginGathering } from "./gathering.js";
import { bare, bringStyle, fetchDetail, hatch, layGround, repaint, showPictures } from "./ground.js";
import { beginLettering, lettered, writeLabels } from "./labels.js";
import {
  IN_VIEW, MEASURE, YEARS, beginKeys, followYears, offerSkip, tellInView, tellKeys, tellViewOnceMoved, tellWhatIsShown,
} from "./keys.js";
import { note, watchServer } from "./notice.js";
import { beginPanels } from "./panels.js";
import { link } from "./linked.js";
import { hideTooltip, hover, pick, pickOnCancel } from "./picking.js";
import { newMap, newState, part } from "./state.js";
import { labelsOf } from "./tiles.js";

const COMPLETE_MS = 1000;
const BELOW = "table below lists everything the map would show.";
const LOST = "The browser took the map's graphics memory back. The map is drawn again as soon as it is returned.";

export default function component({ data, parentElement, setStateValue, setTriggerValue, begin }) {
  const root = parentElement.querySelector(".atlas-map"), begun = Boolean(root.state);
  if (!begun) root.innerHTML = INSIDE;
  const state = root.state ??= newState(root);
  Object.assign(state, { data, page: location.pathname, setState: setStateValue, setTrigger: setTriggerValue, begin });
  state.changed = () => change(state);
  if (begun) update(state);
  else start(state);
  return () => stop(state);
}

async function start(state) {
  const { root } = state;
  state.arrivals = openArrivals(words => {
    note(state, "arrivals", words);
    drawSoon(state);
  });
  state.unwatch = [watchServer(state), reportBeforeLeaving(state)];
  root.hidden = false;                                      // its style sheet is there
  root.classList.add("atlas-map-waiting");
  beginPanels(state, () => makeRoom(state));
  beginGathering(state);
  writeFrame(state);
  offerSkip(state);
  bringStyle(state);
  const shown = sized(root).then(() => showPictures(state));
  if (!globalThis.WebGL2RenderingContext) return cannotDraw(state);
  await shown;                                              // running the library takes half a second of a slow machine
  const program = bring(state, "the map's program", state.data.library, load);
  const [style] = await Promise.all([bringStyle(state), program]);
  if (!style || state.stopped) return;
  bringFeatures(state);
  Object.assign(state, { session: state.data.session, flight: state.data.flight });
  draw(state, style, cameraOf(state));
}

function draw(state, { address, style }, camera) {
  const opened = open({
    container: part(state, "canvas"),
    style: bare(state, style),
    camera,
    shares: !state.data.fills,
    onHover: info => hover(state, info),
    onMap: (map, furnish) => {
      Object.assign(state, { map, style: address });
      // The ground reaches the screen before features and names are prepared, which is work for the same thread.
      const begin = () => { if (state.map === map) furnished(state, furnish); };
      layGround(state, map, () => requestAnimationFrame(() => setTimeout(begin)));
    },
  });
  // Whether WebGL works is asked only then: a context costs a fifth of a second.
  if (opened) return;
  if (!document.createElement("canvas").getContext("webgl2")) return cannotDraw(state);
  say(state, `The map could not start. Reload the page; the ${BELOW}`);
}

// A map that begins without a size cannot work out its camera: the page's style sheet may come after the map's place.
function sized(root) {
  return new Promise(resolve => {
    const watch = new ResizeObserver(() => {
      if (!root.clientWidth || !root.clientHeight) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(root);
  });
}

function cannotDraw(state) {
  say(state, `This browser cannot draw the map: WebGL is switched off or missing. The ${BELOW}`);
  state.setState("webgl", false);
}

function furnished(state, furnish) {
  const { root } = state;
  state.overlay = furnish();
  holdStill(state);
  if (!state.home) stay(state);
  endDragsAnywhere(state);
  shareWheel(state);
  listen(state);
  link(state);
  beginLettering(state);
  root.classList.remove("atlas-map-waiting");
  update(state);
  drawScale(state);
  reportOnceAtRest(state);                                  // what the map before this one had no time for
}

function listen(state) {
  const { map } = state;
  map.on("move", () => drawScale(state));
  map.on("zoom", () => { if (lookedFrom(state)) wait(state); });
  map.on("move", () => { if (isTiled(state) && lookedFrom(state)) wait(state); });
  map.on("resize", () => drawScale(state));
  map.on("moveend", () => {
    reportOnceAtRest(state);
    tellViewOnceMoved(state);
  });
  // Where motion is reduced, what the wheel begins does not tell.
  map.on("wheel", ({ originalEvent }) => { state.moved ||= hasWheel(state, originalEvent); });
  map.on("movestart", ({ originalEvent }) => {
    state.moved ||= Boolean(originalEvent);
    hideTooltip(state);
  });
  map.on("idle", () => noteWhenDrawn(state, true));
  map.on("click", ({ point, lngLat: { lng, lat }, originalEvent }) => {
    if (state.measuring) state.measuring.add([lng, lat]);
    else pick(state, point, originalEvent);
  });
  map.on("boxzoomcancel", ({ originalEvent }) => pickOnCancel(state, originalEvent));
  map.getCanvas().addEventListener("webglcontextlost", () => { if (state.map === map) lose(state); });
  for (const [name, zoom] of [["zoom-in", () => map.zoomIn()], ["zoom-out", () => map.zoomOut()]])
    part(state, name).onclick = () => {
      state.moved = true;
      zoom();
    };
  beginKeys(state);
}

function update(state) {
  const { root, overlay, map } = state;
  writeFrame(state);
  if (state.data.panel) hideTooltip(state);                 // a panel that has just opened would lie over half of it
  offerSkip(state);
  const told = tellWhatIsShown(state);
  tellKeys(state);
  if (state.ended) return state.begin();
  root.setAttribute("aria-busy", "true");
  keepOnly(state, wanted(state));
  hurry(state);                                             // the page has been told something: its server is there
  if (!overlay) return;
  state.begin();
  followYears(state);
  bringFeatures(state);
  drawFeatures(state);
  writeLabels(state);
  hatch(state);
  repaint(state);
  map.triggerRepaint();
  state.wholeSince = null;
  noteWhenDrawn(state);
  fly(state, told ? () => {} : () => tellInView(state));    // a place was searched for, and nothing else has changed
}

// Something else is drawn than before: the picture is complete again when that is there.
function wait(state) {
  state.root.setAttribute("aria-busy", "true");
  state.wholeSince = null;
  writeLabels(state);
  noteWhenDrawn(state);
}

function change(state) {
  keepOnly(state, wanted(state));
  if (!state.overlay) return;
  bringFeatures(state);
  drawSoon(state);
  wait(state);
}

// Addresses of all that the map is made of.
function wanted(state) {
  const { data: { library, style, swatches, fonts, unsearched }, files, measuring, years, pictures } = state;
  const asked = [MEASURE, IN_VIEW, YEARS, years?.address, measuring?.address, measuring?.typed];
  const own = [library, style, swatches, unsearched, ...asked, ...pictures, ...Object.values(files)];
  const lettering = [...labelsOf(state).map(({ data }) => data), ...fonts.map(([, , address]) => address)];
  return new Set([...own, ...lettering, ...drawnFrom(state)]);
}

// "aria-busy" tells assistive technology, and tests, when the picture is complete. MapLibre's idle moment is the sure
// sign; a map that keeps redrawing counts as complete once nothing is missing for a while.
function noteWhenDrawn(state, idle = false) {
  const { root, map, overlay } = state;
  clearTimeout(state.looking);
  if (root.getAttribute("aria-busy") === "false" || !map) return;
  const here = !isMissing(state) && !state.drawing && map.isStyleLoaded() && map.areTilesLoaded();
  const whole = lettered(state, here && isLoaded(overlay));
  if (!whole) state.wholeSince = null;
  else state.wholeSince ??= performance.now();
  if (whole && (idle || performance.now() - state.wholeSince > COMPLETE_MS)) {
    if (!fetchDetail(state)) return root.setAttribute("aria-busy", "false");
    state.wholeSince = null;
  }
  state.looking = setTimeout(() => noteWhenDrawn(state), 100);
}

// The browser has taken the map's graphics memory back, and says on the canvas when it may be had again. Then a new map
// is made where the reader has been looking: all that it needs has been fetched already.
function lose(state) {
  const { map } = state, { lng: longitude, lat: latitude } = map.getCenter(), zoom = map.getZoom();
  const canvas = map.getCanvas();
  note(state, "graphics", LOST);
  state.root.setAttribute("aria-busy", "true");
  hideTooltip(state);
  takeDown(state);
  canvas.addEventListener("webglcontextrestored", async () => {
    letGo(canvas);
    const style = await bringStyle(state);
    if (!style) return;
    note(state, "graphics", "");
    draw(state, style, { longitude, latitude, zoom });
  });
}

function letGo(canvas) {
  canvas.getContext("webgl2").getExtension("WEBGL_lose_context").loseContext();
}

function takeDown(state) {
  clearTimeout(state.resting);
  clearTimeout(state.looking);
  state.measuring?.end();
  state.listing?.close();
  state.watch?.disconnect();
  part(state, "names")?.remove();
  const { map } = state;
  Object.assign(state, newMap());
  map?.remove();                                            // finalises deck.gl and gives the WebGL context back
}

function stop(state) {
  state.stopped = true;
  state.years?.end();
  takeDown(state);
  for (const end of state.unwatch) end();
  closeArrivals(state);
}
