// The row below a map, a chart or a table: what it can be taken along as. Nothing is fetched until it is asked for.
import { save, whole } from "../file_component/saving.js";
import { bring, closeArrivals, keepOnly, openArrivals } from "../map_component/arrivals.js";

const PICTURES = { png: "PNG", svg: "SVG" };

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".atlas-along"), said = JSON.stringify(data);
  if (root.dataset.said !== said) {
    stop(root);
    write(root, data);
    root.dataset.said = said;
  }
  root.hidden = false;                                      // its style sheet is there
  return () => { stop(root); };
}

function write(root, data) {
  const { files, told, text, page, title } = data;
  const lead = Object.assign(document.createElement("span"), { textContent: "Save or copy" });
  Object.assign(root, { role: "toolbar", ariaLabel: `Save or copy: ${title}`, onkeydown: event => step(root, event) });
  root.replaceChildren(
    lead,
    ...Object.entries(told ? PICTURES : {}).map(([ending, label]) => button(label, () => savePicture(root, data, ending))),
    ...files.map(([label, address]) => link(label, address, () => saveFile(root, address))),
    ...(text ? [button("Copy", () => copyText(root, text))] : []),
    button("Link", () => copyLink(root, page)),
    Object.assign(document.createElement("span"), { className: "atlas-along-said" }),
  );
  const all = wordsOf(root);
  for (const each of all) each.ariaLabel = `${each.textContent}: ${title}`;                 // read alone
  stopAt(all, all[0]);
}

const wordsOf = root => [...root.querySelectorAll("a, button")];

// Of each row Tab stops at one word only, the one that arrows led to last: there may be a dozen rows on a page.
function step(root, event) {
  const all = wordsOf(root), at = all.indexOf(document.activeElement), last = all.length - 1;
  const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at ? at - 1 : last, Home: 0, End: last }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  stopAt(all, all[to]);
  all[to].focus();
}

function stopAt(all, one) {
  for (const each of all) each.tabIndex = each === one ? 0 : -1;
}

function button(textContent, onclick) {
  return Object.assign(document.createElement("button"), { type: "button", textContent, onclick });
}

// Opened in another way, or without this code, the address gives the file all the same.
function link(textContent, href, take) {
  const onclick = event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    take();
  };
  return Object.assign(document.createElement("a"), { textContent, href, download: "", onclick });
}

async function saveFile(root, address) {
  say(root, "Making the file.");
  const file = await fetched(root, "the file", address, whole);
  if (file) keep(root, file);
}

async function savePicture(root, { told, file }, ending) {
  say(root, "Making the file.");
  const code = await fetched(root, "the code that saves pictures", new URL("./picture.js", import.meta.url).href, "module");
  const words = code && await fetched(root, "the words below the picture", told);
  if (!words) return;
  const content = await code.picture(chartAbove(root), words, ending);
  if (content) keep(root, { content, name: `${file}.${ending}` });
  else say(root, "The chart is still being drawn: try again in a moment.");
}

function chartAbove(root) {
  const isAbove = each => each.compareDocumentPosition(root) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...document.querySelectorAll("[data-testid=stVegaLiteChart]")].findLast(isAbove);
}

function keep(root, file) {
  save(file);
  say(root, `Saved as ${file.name}.`);
}

// As a table where the place that it is put into knows one. The clipboard is asked at once: a browser allows it for a
// click, and no longer when an answer has come.
async function copyText(root, address) {
  say(root, "Fetching the table.");
  const text = fetched(root, "the table", address, async (...asked) => (await whole(...asked)).content.text());
  const given = text.then(words => words ?? Promise.reject(new Error("given up")));
  const as = (type, made) => given.then(words => new Blob([made(words)], { type }));
  try {
    if (navigator.clipboard?.write) {
      const kinds = { "text/plain": as("text/plain", words => words), "text/html": as("text/html", asTable) };
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
    } else await copied(await given);
    say(root, "Copied.");
  } catch {
    if (await text) say(root, "This browser does not allow copying here.");
  }
}

async function copyLink(root, page) {
  try {
    await copied(new URL(page, location.href).href);
    say(root, "Link copied.");
  } catch {
    say(root, "This browser does not allow copying here.");
  }
}

async function copied(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  const field = Object.assign(document.createElement("textarea"), { value: words });       // without TLS
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("refused");
}

// textContent, never innerHTML: cells are data. Lines without a tab stand below the table.
function asTable(words) {
  const table = document.createElement("table"), below = [];
  for (const line of words.split("\n")) {
    const cells = line.split("\t");
    if (cells.length === 1) below.push(Object.assign(document.createElement("p"), { textContent: line }));
    else {
      const row = table.insertRow();
      for (const cell of cells) row.insertCell().textContent = cell;
    }
  }
  return [table, ...below].map(each => each.outerHTML).join("");
}

// What lies at an address; undefined if by then something else is wanted.
async function fetched(root, what, address, way) {
  root.arrivals ??= openArrivals(words => { if (words) say(root, words); });
  keepOnly(root, new Set([address]));
  const found = await bring(root, what, address, way);
  if (found && way !== "module") keepOnly(root, new Set()); // pressed again, it is made anew
  return found;
}

function stop(root) {
  if (!root.arrivals) return;
  closeArrivals(root);
  root.arrivals = null;
}

function say(root, words) {
  root.querySelector(".atlas-along-said").textContent = words;
  dispatchEvent(new CustomEvent("atlas:said", { detail: words }));                          // to those who listen
}
