// Streamlit looks for its server below every part of a page's path before it finds it, and each miss is an error in the
// console. The page says where it is: the start page names the path below which the atlas is served.
window.__streamlit = {
  BACKEND_BASE_URL: location.origin + document.querySelector("meta[name=atlas-root]").content,
};
