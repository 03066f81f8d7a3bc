// Streamlit runs the page anew at the letter R, wherever the focus is. A shortcut of one letter that cannot be switched
// off is in the way of readers who speak their input (WCAG 2.1.4): no letter leads anywhere but in what has the focus.
{
  const HOTKEYS = ["r", "c"], TAKES = "input, textarea, select, [contenteditable], [role=option], [role^=menuitem]";

  addEventListener("keydown", event => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (!HOTKEYS.includes(key.toLowerCase()) || ctrlKey || metaKey || altKey || target.matches?.(TAKES)) return;
    event.stopImmediatePropagation();
  }, true);
}
