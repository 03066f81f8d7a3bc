// A file that takes the server a while: fetched when its button is pressed, told while it is made, saved when it is
// there.
import { answered, bring, closeArrivals, keepOnly, openArrivals } from "../map_component/arrivals.js";
import { save, whole } from "./saving.js";

const ASK_MS = 1000;                                        // between two questions how far it is
const WAITS = "Waiting in the queue.";                        // also while the browser still fetches other things

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".atlas-file"), [link, stop, status] = root.children;
  root.arrivals ??= openArrivals(words => {
    const failed = root.arrivals.asked.get(root.address)?.failed;       // that it takes long is told by the server
    if (words && failed) status.textContent = words;
  });
  if (root.address !== data.address) end(root, "");         // another file than the one that is being made
  root.address = data.address;
  Object.assign(link, { href: data.address, textContent: data.label });
  link.onclick = event => {
    event.preventDefault();
    if (root.ariaBusy !== "true") fetchFile(root, data);
  };
  stop.onclick = () => {
    end(root, "Stopped. No file will be made.");
    link.focus();
  };
  root.hidden = false;                                      // its style sheet is there
  return () => {
    end(root, "");
    closeArrivals(root);
  };
}

async function fetchFile(root, { address, progress }) {
  const [, stop, status] = root.children;
  root.setAttribute("aria-busy", "true");
  stop.hidden = false;
  status.textContent = WAITS;
  root.asking = setInterval(() => { tell(root, progress); }, ASK_MS);
  const file = await bring(root, "the file", address, whole);
  if (!file || root.address !== address) return;            // it was stopped, or another one is wanted by now
  save(file);
  end(root, `Saved as ${file.name}.`);
}

// How far the server is. Where it does not say, or refuses, what is said of the file itself stays.
async function tell(root, progress) {
  const asking = root.asking;
  try {
    const { told } = await (await answered(progress, 0)).json();
    if (told && asking && root.asking === asking) root.children[2].textContent = told;
  } catch { /* the next question comes by itself */ }
}

function end(root, words) {
  const [, stop, status] = root.children;
  clearInterval(root.asking);
  root.asking = null;
  keepOnly(root, new Set());                                // the server hears that nobody waits any more
  root.setAttribute("aria-busy", "false");
  stop.hidden = true;
  status.textContent = words;
}
