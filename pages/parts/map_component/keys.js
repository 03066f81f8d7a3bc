// The map by key. Keys are heard while the map itself has the focus: elsewhere on the page letters mean nothing.
import { bring } from "./arrivals.js";
import { newsOfPicked } from "./gathering.js";
import { part } from "./state.js";

export const MEASURE = new URL("./measure.js", import.meta.url).pathname;
export const YEARS = new URL("./years.js", import.meta.url).pathname;
export const IN_VIEW = new URL("./in_view.js", import.meta.url).pathname;

const WORDS = "Arrows move the map, + and − zoom. N and P go to the next and the previous thing in view, from the "
  + "middle outward; Enter opens it, Escape closes it. L lists what is in view. M measures.";
const DATED = " Y goes through the years.";
const GATHERS = " Space picks it, or takes it out again.";
const PRESENTING = "Arrows move the map, + and − zoom. N and P go to the next and the previous thing in view, from the "
  + "middle outward; Enter makes it the title. L lists what is in view. M measures. Escape leaves the presentation.";
const HIDES = " ? hides this.", SHOWS = "? shows what the keys do.";
const MEASURING = "Arrows move the map, + and − zoom. Enter adds the point in the middle, or what N and P have gone "
  + "to. Tab goes to where a name is typed. Backspace takes the last point back. Escape ends.";

async function module(state, what, address) {
  const found = await bring(state, what, address, "module");
  return state.overlay ? found : null;
}

export async function measure(state, by) {
  (await module(state, "measuring", MEASURE))?.toggle(state, by);
}

async function throughYears(state, run) {
  const found = await module(state, "the years", YEARS);
  if (found) run(found);
}

// The page has been run. Where it has a year that the reader has not put away, it stands there with all others.
export function followYears(state) {
  const { years, yearSeen, data: { year = null, years: address } } = state;
  if (years) years.follow();
  else if (address && year !== null && year !== yearSeen) throughYears(state, ({ open }) => open(state));
  state.yearSeen = year;
}

async function look(state, run) {
  const found = await module(state, "what is in view", IN_VIEW);
  if (found) run(found);
}

const KEYS = {
  n: state => look(state, ({ step }) => step(state, 1)),
  p: state => look(state, ({ step }) => step(state, -1)),
  l: state => look(state, ({ toggleList }) => toggleList(state)),
  m: state => measure(state, state.map.getCanvas()),
  y: state => { if (state.data.years) throughYears(state, ({ toggle }) => toggle(state)); },
  escape: state => { if (state.data.panel && !state.measuring) state.setTrigger("picked", { feature: null }); },
  enter: state => look(state, ({ open }) => open(state)),
  "?": state => {
    state.helps = isPresented(state) ? state.helps !== true : state.helps === false;
    tellKeys(state);
  },
  " ": state => { if (state.data.gathers && !state.measuring) look(state, ({ take }) => take(state)); },
};

export function beginKeys(state) {
  const canvas = state.map.getCanvas();
  part(state, "list").onclick = () => look(state, ({ toggleList }) => toggleList(state, part(state, "list")));
  part(state, "time").onclick = () => throughYears(state, ({ toggle }) => toggle(state));
  part(state, "measure").onclick = ({ detail }) => measure(state, detail ? null : part(state, "measure"));
  canvas.addEventListener("keydown", event => {
    if (isPresented(state) && !["?", "Shift"].includes(event.key)) putHelpAway(state);
    const run = event.ctrlKey || event.metaKey || event.altKey ? null : KEYS[event.key.toLowerCase()];
    if (!run) return;
    event.preventDefault();
    run(state);
  });
  canvas.setAttribute("role", "application");               // MapLibre has it a second landmark called "Map"
  tellKeys(state);
}

const isPresented = ({ root }) => Boolean(root.closest(".st-key-presentation"));

// Before an audience words about keys would lie on the slide: they stand there from "?" to the next key, and at first
// a few words say so, for a moment.
function putHelpAway(state) {
  state.helps = false;
  tellKeys(state);
}

// What the map is called, and which keys it hears now, for the eye and for assistive technology.
export function tellKeys(state) {
  const { data: { title, gathers, years }, helps, measuring } = state, presented = isPresented(state);
  const canvas = state.map?.getCanvas(), seen = part(state, "keys");
  const may = (years ? DATED : "") + (gathers ? GATHERS : "");
  const words = measuring ? MEASURING : (presented ? PRESENTING : WORDS) + may;
  const hints = presented && helps === null;
  seen.hidden = helps === false;
  seen.classList.toggle("atlas-map-hint", hints);
  seen.textContent = hints ? SHOWS : words + HIDES;
  if (!canvas) return;
  canvas.ariaLabel = `Map: ${title}`;
  canvas.ariaDescription = words;
}

// A key has moved the map, or a button of its tools: the reader may not see what has come into view.
export function tellViewOnceMoved(state) {
  if (!state.root.querySelector(":is(.maplibregl-canvas, .atlas-map-zoom button):focus-visible")) return;
  tellInView(state);
}

export function tellInView(state) {
  look(state, ({ tellView }) => tellView(state));
}

const REACHED = ":is(a[href], button, input, select, textarea, summary, [tabindex='0']):not([tabindex='-1'])";

// A map that is alone, in a frame of another site or before an audience, has nothing behind it.
export function offerSkip(state) {
  part(state, "skip").onclick = () => skip(state);
  part(state, "skip").hidden = Boolean(state.root.closest(".st-key-embedded, .st-key-presentation"));
}

// What lies behind the map on the page: past its tools and the panel of what is selected. The rest of a page may come
// after its map: whoever stays at the button is led there when it has.
function skip(state) {
  const button = part(state, "skip"), place = behind(state);
  if (place) return place.focus();
  const watch = new MutationObserver(() => {
    const found = behind(state), stays = document.activeElement === button;
    if (found && stays) found.focus();
    if (found || !stays) watch.disconnect();
  });
  watch.observe(document.querySelector("[data-testid=stMain]"), { childList: true, subtree: true });
}

function behind({ root }) {
  const all = [...document.querySelectorAll(`[data-testid=stMain] ${REACHED}`)];
  return all.find(each => root.compareDocumentPosition(each) === Node.DOCUMENT_POSITION_FOLLOWING
    && !each.closest(".st-key-panel") && each.getClientRects().length);
}

// Something has changed that a reader who does not see the map is to hear, once it is true.
export function tell(state, words) {
  voice(state).textContent = words;
}

const voice = ({ root }) => root.parentElement.querySelector(".atlas-map-said");

// What is shown, in the words of the map's title, whenever it is something else: a selection, a count. Where something
// was picked, that. Whether it was something else.
export function tellWhatIsShown(state) {
  const words = `${state.data.title}. ${state.data.subtitle}`, before = state.shown, news = newsOfPicked(state);
  state.shown = words;
  const other = before !== null && (before !== words || news !== "");
  if (other) tell(state, news || words);
  return other;
}
