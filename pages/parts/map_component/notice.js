// What is said on the map, in one line, while it is not all that it should be.
import { hurry } from "./arrivals.js";
import { part } from "./state.js";

const ORDER = ["graphics", "server", "arrivals"];
const BLINK_MS = 2000;                                      // a line that is back by then was hardly gone
const CUT_OFF = "The server does not answer. The map can be moved and read; what you switch or choose waits for it.";

// Says something about one of ORDER, or unsays it with "". The page's voice (`frame/voice.js`) says it aloud.
export function note(state, about, words) {
  state.told[about] = words;
  part(state, "notice").textContent = ORDER.map(each => state.told[each]).filter(Boolean).join(" ");
}

// Streamlit's own dialog says the same, and nothing behind a dialog can be moved or read aloud: it is closed, as a
// reader would close it. It comes again when the line is cut the next time.
function closeDialog() {
  const dialog = document.querySelector(".stDialog");
  if (dialog?.textContent.startsWith("Connection error")) dialog.querySelector("[aria-label=Close]")?.click();
}

// Streamlit says on its outermost element whether its line to the server holds.
export function watchServer(state) {
  const app = state.root.closest("[data-testid=stApp]"), dialogs = new MutationObserver(closeDialog);
  let waiting;
  const look = () => {
    clearTimeout(waiting);
    if (app.dataset.testConnectionState !== "CONNECTED") {
      waiting = setTimeout(() => note(state, "server", CUT_OFF), BLINK_MS);
      dialogs.observe(document.body, { childList: true, subtree: true });
      return;
    }
    dialogs.disconnect();
    note(state, "server", "");
    hurry(state);
  };
  const watch = new MutationObserver(look);
  watch.observe(app, { attributeFilter: ["data-test-connection-state"] });
  return () => {
    clearTimeout(waiting);
    dialogs.disconnect();
    watch.disconnect();
  };
}
