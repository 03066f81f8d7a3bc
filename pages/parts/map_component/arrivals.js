// What maps, tables and pictures fetch: asked for until it is there, and told by name while it is not.

export const LATE_MS = 3000;                                // what is not there by then is told,
const OPENING_MS = 4000, LEAST_MS = 1500;                   // or when a page has taken so long to open, but not sooner
const FIRST_MS = 500, LONGEST_MS = 3000;                    // the pauses between two tries: the first, the longest,
const UNSEEN_MS = 15_000;                                   // the longest where nobody looks at the page,
const REFUSED_MS = 60_000;                                  // and where the server says that there is no such thing
const BUSY_MS = 120_000;                                    // a server that is busy is left in peace so long at most
const AT_ONCE = 8;                                          // so many keep that pace; of more, each asks less often
const STUCK_MS = 120_000;                                   // an answer that takes longer is given up
const NAMED = 3;                                            // what else is missing is counted
const PASSING = [408, 425, 429];                            // refusals that are none: later the answer is another
const SENTENCE = 200;                                       // letters: a longer answer was not written for a reader

const ANSWERED = "atlas-answered";                          // told in the window, by whatever fetches: see `news`

const CLOCK = {
  after: (ms, run) => setTimeout(run, ms),
  cancel: timer => clearTimeout(timer),
  chance: Math.random,
  now: () => performance.now(),
};

// `tell` gets, whenever it changes, what is to be said of what is missing: "" where nothing is.
export function openArrivals(tell, clock = CLOCK) {
  const arrivals = { tell, clock, asked: new Map(), said: "" };
  const hope = () => { if (isSeen()) hurry({ arrivals }); }, heard = ({ detail }) => news(arrivals, detail);
  arrivals.listening = [[window, "online", hope], [document, "visibilitychange", hope], [window, ANSWERED, heard]];
  for (const [place, ...each] of arrivals.listening) place.addEventListener(...each);
  return arrivals;
}

export function closeArrivals({ arrivals }) {
  for (const [place, ...each] of arrivals.listening) place.removeEventListener(...each);
  keepOnly({ arrivals }, new Set());
}

// What lies at an address, when it has arrived; undefined if by then nobody wants it any more. `what` names it to a
// reader. `way` is one of WAYS, or a function of the address, the number of tries before, and a signal that ends the
// try. What has arrived is kept and given again, the same object, until it is forgotten.
export function bring({ arrivals }, what, address, way = "json") {
  const known = arrivals.asked.get(address);
  if (known) return known.promise;
  const asked = { what, address, way: WAYS[way] ?? way, tries: 0, pausing: null, failed: 0 };
  Object.assign(asked, { late: false, refused: "", busy: "", here: false });
  asked.promise = new Promise(resolve => { asked.resolve = resolve; });
  asked.lateness = arrivals.clock.after(lateness(arrivals.clock.now()), () => {
    asked.late = true;
    tell(arrivals);
  });
  arrivals.asked.set(address, asked);
  attempt(arrivals, asked);
  return asked.promise;
}

// What has arrived from an address, at once; undefined where nothing has.
export const arrived = ({ arrivals }, address) => arrivals.asked.get(address)?.value;

export const isLate = ({ arrivals }, address) => isTold(arrivals.asked.get(address) ?? {});

export const isMissing = ({ arrivals }) => [...arrivals.asked.values()].some(({ here }) => !here);

// Everything else is asked for no more.
export function keepOnly({ arrivals }, addresses) {
  for (const [address, asked] of arrivals.asked) {
    if (addresses.has(address)) continue;
    arrivals.asked.delete(address);
    arrivals.clock.cancel(asked.lateness);
    arrivals.clock.cancel(asked.pausing);
    asked.stop.abort();
    asked.resolve(asked.value);
  }
  tell(arrivals);
}

export const forget = (state, address) =>
  keepOnly(state, new Set([...state.arrivals.asked.keys()].filter(each => each !== address)));

// There is reason to hope: what waits for its next try has it now. What a busy server has given a time waits for it.
export function hurry({ arrivals }) {
  for (const asked of arrivals.asked.values()) if (!asked.busy) again(arrivals, asked);
}

// Something has been answered that was asked for at `began`: whatever was lost before that moment has its next try now.
// What was lost after it contradicts the answer, and waits: a server that answers every other time is left in peace.
function news(arrivals, began) {
  for (const asked of arrivals.asked.values())
    if (!asked.refused && !asked.busy && asked.failed < began) again(arrivals, asked);
}

const isSeen = () => document.visibilityState === "visible";

function again(arrivals, asked) {
  if (asked.pausing === null) return;
  arrivals.clock.cancel(asked.pausing);
  attempt(arrivals, asked);
}

async function attempt(arrivals, asked) {
  const { clock } = arrivals, stop = asked.stop = new AbortController(), began = clock.now();
  const given = new Promise((_, fail) => { stop.signal.onabort = () => fail(new Error("given up")); });
  const stuck = clock.after(STUCK_MS, () => stop.abort());
  asked.pausing = null;
  try {
    const value = await Promise.race([asked.way(asked.address, asked.tries, stop.signal), given]);
    if (arrivals.asked.get(asked.address) === asked) take(arrivals, asked, value, began);
  } catch (error) {
    if (arrivals.asked.get(asked.address) === asked) wait(arrivals, asked, error);
  } finally {
    clock.cancel(stuck);
  }
}

function take(arrivals, asked, value, began) {
  arrivals.clock.cancel(asked.lateness);
  Object.assign(asked, { here: true, value });
  asked.resolve(value);
  tell(arrivals);
  dispatchEvent(new CustomEvent(ANSWERED, { detail: began }));
}

function wait(arrivals, asked, error) {
  const { clock } = arrivals;
  asked.tries += 1;
  asked.failed = clock.now();
  asked.refused = error.refused ? error.message : "";
  asked.busy = error.busyMs ? error.message : "";
  const waiting = [...arrivals.asked.values()].filter(({ here }) => !here).length;
  const usual = asked.refused ? REFUSED_MS : pause(asked.tries, clock.chance(), waiting, isSeen());
  const ms = asked.busy ? Math.min(BUSY_MS, error.busyMs) * (1 + clock.chance() / 4) : usual;
  asked.pausing = clock.after(ms, () => attempt(arrivals, asked));
  tell(arrivals);
}

// Milliseconds after which that is late which is asked for so long after the reader asked for the page. What a page
// opens with has been on its way, and may have been lost, since long before a map's code could ask for it.
export const lateness = now =>
  now < OPENING_MS ? Math.min(LATE_MS, Math.max(LEAST_MS, OPENING_MS - now)) : LATE_MS;

// Milliseconds between two tries. `chance`, from 0 to 1, keeps many readers from asking at the same moment. The first
// answer wakes all that wait, so the more wait, the less often each needs to ask.
export function pause(tries, chance, waiting = 1, seen = true) {
  const longest = seen ? LONGEST_MS * Math.max(1, waiting / AT_ONCE) : UNSEEN_MS;
  return Math.min(longest, FIRST_MS * 2 ** (tries - 1)) * (0.5 + chance / 2);
}

const isTold = ({ here, late, refused, busy }) => !here && Boolean(late || refused || busy);

function tell(arrivals) {
  const words = sentence([...arrivals.asked.values()].filter(isTold));
  if (words === arrivals.said) return;
  arrivals.said = words;
  arrivals.tell(words);
}

// Names are set so that one and many read alike.
export function sentence(missing) {
  const refused = missing.find(each => each.refused), late = missing.filter(each => !each.refused);
  const busy = late.find(each => each.busy)?.busy ?? "";
  const names = listed(late.map(({ what }) => what));
  const waiting = late.length ? `Not arrived yet: ${names}. ${busy || "Trying again."}` : "";
  return [refused && `Missing: ${refused.what}. ${refused.refused}`, waiting].filter(Boolean).join(" ");
}

function listed(names) {
  const all = [...new Set(names)], more = all.length - NAMED;
  const told = more > 1 ? [...all.slice(0, NAMED), `${more} more`] : all;
  return told.length > 1 ? `${told.slice(0, -1).join(", ")} and ${told.at(-1)}` : told[0];
}

// The answer of the server, where it is one. A try after the first passes over what the browser has kept.
export async function answered(address, tries, signal) {
  const answer = await fetch(address, { signal, cache: tries ? "reload" : "default" });
  if (answer.ok) return answer;
  const lasting = answer.status >= 400 && answer.status < 500 && !PASSING.includes(answer.status);
  const busyMs = 1000 * Number(answer.headers.get("retry-after"));
  if (!lasting && !busyMs) throw new Error(`status ${answer.status}`);
  const words = answer.headers.get("content-type")?.startsWith("text/plain") ? await answer.text() : "";
  if (!lasting) throw Object.assign(new Error(words.slice(0, SENTENCE) || "The server is busy."), { busyMs });
  const told = words && words.length <= SENTENCE ? words : "The server does not have it. Reload the page.";
  throw Object.assign(new Error(told), { refused: true });
}

// A file of code under a name that it has not had: under the old one a browser remembers that it did not come.
export const renamed = (address, tries) =>
  tries ? address.replace(/(\/assets\/)(again-\d+\/)?/, `$1again-${tries}/`) : address;

const ENDS = ["IEND", "</svg>"];                            // what a whole picture ends with

// Browsers show half a picture without a word.
async function picture(...asked) {
  const blob = await (await answered(...asked)).blob(), end = await blob.slice(-12).text();
  if (!ENDS.some(mark => end.includes(mark))) throw new Error("cut");
  return blob;
}

export const WAYS = {
  json: async (...asked) => (await answered(...asked)).json(),
  // As deck.gl reads pictures.
  bitmap: async (...asked) => createImageBitmap(await picture(...asked), { premultiplyAlpha: "none" }),
  // An element that shows the picture. Who puts it away lets its address go.
  image: async (address, ...more) => {
    const src = URL.createObjectURL(await picture(address, ...more));
    const image = Object.assign(new Image(), { src, alt: "" });
    image.dataset.address = address;
    await image.decode();
    return image;
  },
  module: (address, tries) => import(renamed(address, tries)),
};
