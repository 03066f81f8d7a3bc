// Everything round the picture that makes a plain screenshot a briefing picture: title, legend, scale, attribution.
import { answered, bring, keepOnly } from "./arrivals.js";
import { writeFilters } from "./filters.js";
import { writePicked } from "./gathering.js";
import { hidePictures } from "./ground.js";
import { offerNight } from "./night.js";
import { fitPanels } from "./panels.js";
import { part } from "./state.js";

const SCALE = 120;                                          // pixels: the scale bar grows no longer,
const SHARE = 0.25;                                         // nor than this part of the map's width

// What stands in a map's place before anything is written into it. It is code and no data, and travels once.
export const INSIDE = `
  <div class="atlas-map-canvas"></div>
  <p class="atlas-map-keys" aria-hidden="true"></p>
  <button type="button" class="atlas-map-skip" hidden>Skip past the map</button>
  <div class="atlas-map-side">
  <div class="atlas-map-title"></div>
  <div class="atlas-map-picked" role="group" aria-label="Picked" hidden><i data-swatch="picked"></i><span></span>
  <button type="button" name="alone" aria-pressed="false">Only these</button>
  <button type="button" name="all">Zoom to them</button><button type="button" name="none">Clear</button></div>
  <div class="atlas-map-filters" role="group" aria-label="Filters" hidden></div>
  <div class="atlas-map-notice"></div>
  <div class="atlas-map-offer" role="group" aria-label="Night" hidden>Your device is set to dark.
  <button type="button">Show the map by night</button><button type="button">Keep it on paper</button></div>
  <div class="atlas-map-legend"><details><summary>Legend <span></span></summary><ul></ul></details></div>
  </div>
  <div class="atlas-map-zoom">
  <svg class="atlas-map-north" viewBox="0 0 34 42" role="img" aria-label="North is up">
  <path d="M17 5 23 24 17 20 11 24Z" fill="currentColor"/>
  <text x="17" y="37" text-anchor="middle"
  font-size="12" font-weight="600" fill="currentColor">N</text></svg>
  <button class="atlas-map-zoom-in" aria-label="Zoom in">+</button>
  <button class="atlas-map-zoom-out" aria-label="Zoom out">−</button>
  <button class="atlas-map-list" aria-label="List what is in view" title="List what is in view" aria-expanded="false">
  <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
  <path d="M4 6h1M4 12h1M4 18h1M9 6h11M9 12h11M9 18h11"
  fill="none" stroke="currentColor" stroke-width="1.9"/></svg></button>
  <button class="atlas-map-time" aria-label="Go through the years" title="Go through the years" aria-expanded="false"
  hidden><svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
  <path d="M4 6h16v14H4ZM4 10.5h16M8.5 3v5M15.5 3v5M10 13.2l4.4 2.3-4.4 2.3Z"
  fill="none" stroke="currentColor" stroke-width="1.7"/></svg></button>
  <button class="atlas-map-measure" aria-label="Measure a distance" title="Measure a distance" aria-pressed="false">
  <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
  <path d="M3 16.5 16.5 3 21 7.5 7.5 21ZM7 12.5l2 2M10 9.5l3 3M13 6.5l2 2"
  fill="none" stroke="currentColor" stroke-width="1.7"/></svg></button>
  </div>
  <div class="atlas-map-foot">
  <div class="atlas-map-scale"></div>
  <div class="atlas-map-attribution"><span></span><button type="button" aria-expanded="false"
  aria-label="All credits" title="All credits"><i aria-hidden="true">i</i></button></div>
  </div>
  <div class="atlas-map-years" role="group" aria-label="Years" hidden></div>
  <div class="atlas-map-credits" hidden></div>
  <div class="atlas-map-tooltip" hidden></div>
  <div class="atlas-map-in-view" role="dialog" aria-label="In view" hidden></div>
  <div class="atlas-map-measured" role="dialog" aria-label="Measuring" hidden></div>
  <i class="atlas-map-ring" hidden></i>
  <div class="atlas-map-message" role="alert" hidden></div>
`;

// textContent, never innerHTML: names are data.
export const line = (words, tag = "div") => Object.assign(document.createElement(tag), { textContent: words });

export function writeFrame(state) {
  const { data: { title, subtitle, legend, first = [], credit, attribution, level = 2 } } = state;
  dress(state);
  part(state, "title").replaceChildren(line(title, `h${level}`), line(subtitle, "p"), ...key(first));
  part(state, "time").hidden = !state.data.years;
  part(state, "legend").hidden = !legend.length;
  const keys = legend.reduce((count, [, , , within]) => count + (within.length || 1), 0);
  part(state, "legend").querySelector("span").textContent = `(${keys})`;
  part(state, "legend").querySelector("ul").replaceChildren(...legend.flatMap(entry => rows(state, level, entry)));
  part(state, "attribution").querySelector("span").textContent = credit;
  part(state, "credits").textContent = attribution;
  writePicked(state);
  writeFilters(state);
  offerNight(state);
  fitPanels(state);
}

// Panels take the colours of a base map together with the sheet that colours the letters in them: letters for paper
// could not be read by night. Before the first sheet nothing is coloured.
async function dress(state) {
  const { data: { swatches } } = state;
  if (!document.getElementById("atlas-swatches")) takeColours(state);
  const words = await bring(state, "the legend's symbols", swatches, sheet);
  if (!words || swatches !== state.data.swatches) return;
  writeSwatches(swatches, words);
  takeColours(state);
}

function takeColours({ root, data: { base, ink } }) {
  root.dataset.base = base;
  root.style.setProperty("--atlas-ink", ink.text);
}

// One sheet for all maps of the page, and for the switches beside them.
function writeSwatches(address, words) {
  const found = document.getElementById("atlas-swatches");
  const place = found ?? Object.assign(document.createElement("style"), { id: "atlas-swatches" });
  if (place.dataset.address !== address) place.textContent = words;
  place.dataset.address = address;
  if (!found) document.head.append(place);
}

async function sheet(...asked) {
  const words = await (await answered(...asked)).text();
  if (!words.endsWith("}")) throw new Error("cut");
  return words;
}

// The rows without which the map could not be read: they stand below its title, too, as the legend may be shut.
function key(first) {
  if (!first.length) return [];
  const list = document.createElement("ul");
  list.append(...first.map(row => keyed("li", ...row)));
  return [list];
}

// A row of the legend below its heading, where it has one. A row that stands for others opens them.
function rows(state, level, [label, swatch, heading, within]) {
  const row = within.length ? folded(state, label, swatch, within) : keyed("li", label, swatch);
  if (!heading) return [row];
  const above = document.createElement("li");
  above.append(line(heading, `h${level + 1}`));
  return [above, row];
}

function folded({ unfolded }, label, swatch, within) {
  const [item, box, list] = ["li", "details", "ul"].map(tag => document.createElement(tag));
  list.append(...within.map(row => keyed("li", ...row)));
  box.append(keyed("summary", label, swatch), list);
  box.open = unfolded.has(swatch);
  box.ontoggle = () => box.open ? unfolded.add(swatch) : unfolded.delete(swatch);
  item.append(box);
  return item;
}

function keyed(tag, label, swatch) {
  const [row, picture] = [tag, "i"].map(each => document.createElement(each));
  picture.dataset.swatch = swatch;
  row.append(picture, line(label, "span"));
  return row;
}

// The longest round distance (1, 2 or 5 times a power of ten) that is no longer than so many metres.
export function roundDistance(metres) {
  const power = 10 ** Math.floor(Math.log10(metres));
  return [5, 2, 1].find(step => step * power <= metres) * power;
}

export const distanceInWords = metres => metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;

export function drawScale(state) {
  if (!state.map) return;
  const bar = part(state, "scale"), y = state.root.clientHeight / 2;
  const most = Math.min(SCALE, SHARE * state.root.clientWidth);
  const metres = state.map.unproject([0, y]).distanceTo(state.map.unproject([most, y])), round = roundDistance(metres);
  bar.style.width = `${most * round / metres}px`;
  bar.textContent = distanceInWords(round);
}

// A sentence in the map's place.
export function say(state, words) {
  state.ended = true;
  hidePictures(state);
  keepOnly(state, new Set([state.data.swatches]));
  state.begin();                                            // the rest of the page need not wait for it
  const message = part(state, "message");
  message.textContent = words;
  message.hidden = false;
  state.root.classList.remove("atlas-map-waiting");
  state.root.removeAttribute("aria-busy");                  // nothing is under way, and nothing is complete
}
