// A reader clicks a link to another page. Streamlit names a page in everything it sends, and goes on naming the one that
// is left until the server has answered: whatever is sent meanwhile calls the reader back. So the map says what it has to
// say before ("atlas:leaving"), and an open box, which listens on the document for a click beside it, does not hear this
// one: it goes with its page.
{
  const leads = ({ target, ctrlKey, metaKey, shiftKey }) => {
    const link = target.closest?.("a[href]");
    const here = link && !link.target && !ctrlKey && !metaKey && !shiftKey && link.origin === location.origin;
    return here && link.pathname !== location.pathname;
  };
  addEventListener("click", click => { if (leads(click)) dispatchEvent(new Event("atlas:leaving")); }, true);
  document.documentElement.addEventListener("click", click => { if (leads(click)) click.stopPropagation(); });
}
