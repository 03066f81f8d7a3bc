// A picture that the server makes, fetched by address. Making it may take a while, and the server may be busy.
import { bring, closeArrivals, hurry, keepOnly, openArrivals } from "../map_component/arrivals.js";

const HEAD = 60;                                            // pixels at the top of the page that its menu covers

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".atlas-picture"), notice = parentElement.querySelector(".atlas-late");
  root.arrivals ??= openArrivals(words => {
    notice.textContent = words;
    if (words) clear(root);                                 // the picture of before would be taken for the new
  });
  root.style.aspectRatio = data.shape.join(" / ");
  root.hidden = false;                                      // its style sheet is there
  notice.textContent = root.arrivals.said;
  hurry(root);
  if (root.address !== data.address) show(root, data);
  return () => closeArrivals(root);
}

async function show(root, { address, words, followed }) {
  const { top, bottom } = root.getBoundingClientRect(), passed = (top + bottom) / 2 < HEAD;
  const other = followed && root.address;                   // the reader has seen another one before
  if (other && passed) {
    root.scrollIntoView({ block: "center" });
    if (document.activeElement.matches("button:focus-visible")) take(root);
  }
  if (root.role) root.ariaLabel = words;
  root.address = address;
  root.setAttribute("aria-busy", "true");
  keepOnly(root, new Set([address]));
  const image = await bring(root, "the picture", address, "image");
  if (!image || root.address !== address) return;           // another one has been asked for meanwhile
  image.alt = words;
  clear(root);
  root.append(image);
  root.setAttribute("aria-busy", "false");
  if (other) dispatchEvent(new CustomEvent("atlas:said", { detail: `Ready. ${words}` }));
}

// Who chose it by key has the focus where the page now stands, and not at a button out of sight.
function take(root) {
  Object.assign(root, { tabIndex: -1, role: "group" });
  root.focus({ preventScroll: true });
}

function clear(root) {
  for (const { src } of root.children) URL.revokeObjectURL(src);
  root.replaceChildren();
}
