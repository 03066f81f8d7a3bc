// Going through the years: a reader steps or plays from one year in which something begins to the next. The browser
// draws each from what it has; the page is told the year once that rests.
import { bring } from "./arrivals.js";
import { tell } from "./keys.js";
import { part } from "./state.js";

const STEP_MS = 1300;                                       // a year is looked at for so long
const REST_MS = 700;                                        // a year that is stepped to rests after this
const ANY = "Any year";
const BESIDE = /:(?:named|picked|selected|casing)(?::|$)/;  // layers of what is shown whatever the filters

// The year in which something begins after or before one; the last or the first that may be chosen where there is none.
export function next(begin, year, way, [from, to]) {
  const all = begin.map(([each]) => each).filter(each => way > 0 ? each > year : each < year);
  return all.length ? (way > 0 ? Math.min(...all) : Math.max(...all)) : way > 0 ? to : from;
}

// How far along the slider a year stands, from 0 to 1.
export const along = (year, [from, to]) => (year - from) / Math.max(1, to - from);

const thisYear = () => new Date().getFullYear();

export function toggle(state) {
  if (state.years) close(state);
  else open(state);
}

// Where the view has a year, the reader sees which, and that there are others.
export async function open(state) {
  const { data: { year = null } } = state;
  const years = state.years = {
    year,                                                   // null for any
    page: year,                                             // the one that the page has said last
    through: false,                                         // whether the browser itself leaves out what is not there
    span: null,                                             // first and last year
    begin: [],
    still: [],                                              // titles of layers that keep their year
    playing: null,                                          // timer
    resting: null,                                          // timer: the year is told once it rests
    address: null,
    follow: () => follow(state),
    drawn: () => subtitle(state),
    end: () => pause({ years }),
  };
  const box = part(state, "years");
  box.replaceChildren(...controls(state));
  box.hidden = false;
  part(state, "time").ariaExpanded = "true";
  state.root.classList.add("atlas-map-in-time");
  write(state);
  await fetchYears(state);
}

// The words of the page's own address say what is shown; some of them nothing of the years in which it begins.
const NOT_SAID = ["at", "base", "commitment", "pick", "present", "select", "year"];

function addressOf({ data: { years } }) {
  const words = new URLSearchParams(location.search);
  for (const name of NOT_SAID) words.delete(name);
  return words.size ? `${years}?${words}` : years;
}

async function fetchYears(state) {
  const { years } = state, address = years.address = addressOf(state);
  const found = await bring(state, "the years", address);
  if (!found || state.years !== years || years.address !== address) return;
  const all = [...found.begin.map(([year]) => year), thisYear(), years.year ?? thisYear()];
  const clamp = year => Math.min(found.to, Math.max(found.from, year));
  Object.assign(years, { begin: found.begin, still: found.still });
  years.span = [clamp(Math.min(...all)), clamp(Math.max(...all))];
  write(state);
}

function controls(state) {
  const on = name => document.createElement(name);
  const row = on("div"), slider = on("div"), words = on("p");
  const range = Object.assign(on("input"), { type: "range", step: 1, ariaLabel: "Year" });
  range.oninput = () => go(state, Number(range.value));
  slider.className = "atlas-map-ticks";
  slider.append(on("span"), range);
  const shown = on("strong");
  row.append(
    button("play", "Play", () => play(state)),
    button("back", "Previous year in which something begins", () => step(state, -1), "‹"),
    slider,
    button("on", "Next year in which something begins", () => step(state, 1), "›"),
    shown,
    button("any", ANY, () => any(state)),
    button("close", "Close", () => close(state, true), "×"),
  );
  return [row, words];
}

function button(name, label, onclick, words = label) {
  const made = Object.assign(document.createElement("button"), { type: "button", name, textContent: words, onclick });
  if (words !== label) Object.assign(made, { ariaLabel: label, title: label });
  return made;
}

// All that the bar says, anew.
function write(state) {
  const { years } = state, box = part(state, "years"), { year, span, begin, playing } = years;
  const range = box.querySelector("input"), words = box.querySelector("p"), at = year ?? thisYear();
  for (const each of box.querySelectorAll("button, input")) each.disabled = !span && each.name !== "close";
  box.querySelector("[name=play]").textContent = playing ? "Pause" : "Play";
  box.querySelector("[name=any]").hidden = year === null;
  box.querySelector("strong").textContent = year ?? ANY;
  box.classList.toggle("atlas-map-any-year", year === null);
  if (!span) return;
  Object.assign(range, { min: span[0], max: span[1], value: at });
  const [, count = 0, names = ""] = begin.find(([each]) => each === year) ?? [];
  const said = year === null ? "" : count ? `Begins in ${year}: ${names}.` : `Nothing in this view begins in ${year}.`;
  const still = years.still.length && years.through ? ` ${years.still.join(", ")}: as it was, until this stops.` : "";
  words.textContent = year === null ? "Everything is shown, whatever its year." : said + still;
  range.setAttribute("aria-valuetext", year === null ? ANY : `${year}. ${said}`);
  marks(box.querySelector(".atlas-map-ticks span"), years);
}

// A stroke for each year in which something begins, the longer the more; and where today is.
function marks(place, { begin, span }) {
  const drawn = JSON.stringify([begin.length, span]);
  if (place.dataset.drawn === drawn) return;
  place.dataset.drawn = drawn;
  const most = Math.max(1, ...begin.map(([, count]) => count));
  place.replaceChildren(...begin.filter(([year]) => year >= span[0] && year <= span[1]).map(([year, count]) => {
    const stroke = document.createElement("i");
    stroke.style.left = `${100 * along(year, span)}%`;
    stroke.style.height = `${3 + 9 * Math.sqrt(count / most)}px`;
    return stroke;
  }));
  const [from, to] = span, today = thisYear(), told = new Map([[from, from], [to, to], [today, "today"]]);
  place.append(...[...told].filter(([year]) => year >= from && year <= to).map(([year, words]) => {
    const mark = Object.assign(document.createElement("small"), { textContent: words });
    mark.style.left = `${100 * along(year, span)}%`;
    return mark;
  }));
}

// The page's own line below the title tells of another year until it has been told of this one.
function subtitle(state) {
  const { years: { year, page, still } } = state, ids = new Set();
  if (year === page) return;
  for (const [name, { data }] of state.drawn)
    if (!BESIDE.test(name)) for (const { properties } of data.features ?? []) ids.add(properties.id);
  const count = `${ids.size.toLocaleString("en-GB")} ${ids.size === 1 ? "feature" : "features"}`;
  const shown = year === null ? ANY.toLowerCase() : `in service or expected in ${year}`;
  part(state, "title").querySelector("p").textContent = still.length ? shown : `${count} · ${shown}`;
}

function go(state, year) {
  const { years } = state;
  if (years.year === year) return;
  Object.assign(years, { year, through: true });
  write(state);
  state.changed();
  clearTimeout(years.resting);
  if (!years.playing) years.resting = setTimeout(() => told(state), REST_MS);
}

function step(state, way) {
  const { years } = state;
  pause(state);
  go(state, next(years.begin, years.year ?? thisYear(), way, years.span));
}

function play(state) {
  const { years } = state;
  if (years.playing) return told(state);
  const on = () => {
    const last = years.year !== null && years.year >= years.span[1];
    if (last || state.stopped || state.years !== years) return told(state);
    go(state, next(years.begin, years.year, 1, years.span));
    years.playing = setTimeout(on, STEP_MS);
  };
  if (years.year === null || years.year >= years.span[1]) start(state);
  years.playing = setTimeout(on, STEP_MS);
  write(state);
}

// Played from today on; from the very beginning where nothing begins later.
function start(state) {
  const { years } = state, [from, to] = years.span, today = Math.min(to, Math.max(from, thisYear()));
  years.playing = true;
  go(state, today < to ? today : from);
}

function pause({ years }) {
  clearTimeout(years.playing);
  clearTimeout(years.resting);
  Object.assign(years, { playing: null, resting: null });
}

// The year rests: the page is told, whose address, table and files then have it.
function told(state) {
  const { years } = state, playing = Boolean(years.playing);
  pause(state);
  write(state);
  if (years.year === (state.data.year ?? null)) return;
  state.setTrigger("year", { year: years.year });
  if (playing) tell(state, part(state, "years").querySelector("p").textContent);
}

function any(state) {
  const { years } = state;
  pause(state);
  part(state, "years").querySelector("input").focus();
  years.year = null;
  write(state);
  state.changed();
  told(state);
}

// The page has been run: it may have another year, or other features.
function follow(state) {
  const { years, data } = state, { year = null } = data;
  if (year !== years.page) {
    years.page = year;
    if (!years.playing && !years.resting) Object.assign(years, { year, through: years.through && year === years.year });
  }
  if (years.page === null && years.year === null) years.through = false;
  if (addressOf(state) !== years.address) fetchYears(state);
  write(state);
}

function close(state, back = false) {
  const { years } = state;
  if (years.playing || years.resting) told(state);
  state.years = null;
  part(state, "years").hidden = true;
  part(state, "time").ariaExpanded = "false";
  state.root.classList.remove("atlas-map-in-time");
  if (back) part(state, "time").focus();
  state.changed();
}
