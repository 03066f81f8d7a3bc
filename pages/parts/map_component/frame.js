// Everything round the picture that makes a plain screenshot a briefing picture: title, legend, scale, attribution.
import { hidePictures } from "./ground.js";
import { fitPanels } from "./panels.js";
import { part } from "./state.js";

const SCALE = 120;                                          // pixels: the scale bar grows no longer,
const SHARE = 0.25;                                         // nor than this part of the map's width

// textContent, never innerHTML: names are data.
export const line = (words, tag = "div") => Object.assign(document.createElement(tag), { textContent: words });

export function writeFrame(state) {
  const { root, data: { title, subtitle, legend, swatches, credit, attribution, ink, base } } = state;
  linkSwatches(swatches);
  root.dataset.base = base;
  root.style.setProperty("--atlas-ink", ink.text);
  part(state, "title").replaceChildren(line(title, "h2"), line(subtitle, "p"));
  part(state, "legend").hidden = !legend.length;
  part(state, "legend").querySelector("span").textContent = `(${legend.length})`;
  part(state, "legend").querySelector("ul").replaceChildren(...legend.map(row));
  part(state, "attribution").querySelector("span").textContent = credit;
  part(state, "credits").textContent = attribution;
  fitPanels(state);
}

function linkSwatches(address) {
  const found = document.getElementById("atlas-swatches");
  const sheet = found ?? Object.assign(document.createElement("link"), { id: "atlas-swatches", rel: "stylesheet" });
  if (sheet.getAttribute("href") !== address) sheet.href = address;
  if (!found) document.head.append(sheet);
}

function row([label, swatch]) {
  const item = document.createElement("li"), picture = document.createElement("i");
  picture.dataset.swatch = swatch;
  item.append(picture, line(label, "span"));
  return item;
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

// The rest of the page waits for this: the ground is drawn, or never will be.
export function tellThePage({ data }) {
  if (data.begun) fetch(data.begun, { method: "POST" });
}

// A sentence in the map's place.
export function say(state, words) {
  hidePictures(state);
  tellThePage(state);
  const message = part(state, "message");
  message.textContent = words;
  message.hidden = false;
  state.root.classList.remove("atlas-map-waiting");
  state.root.setAttribute("aria-busy", "false");
}
