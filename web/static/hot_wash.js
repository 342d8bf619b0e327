// The hot wash by keyboard: arrows, page keys and those of a presenter go on and back, Esc leaves.

const WAYS = {
  ArrowRight: "a[rel=next]",
  PageDown: "a[rel=next]",
  ArrowLeft: "a[rel=prev]",
  PageUp: "a[rel=prev]",
  Escape: ".slide-leave",
};

document.addEventListener("keydown", (event) => {
  const plain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
  if (!plain || document.querySelector("dialog[open]")) return;
  const way = WAYS[event.key] && document.querySelector(WAYS[event.key]);
  if (way) {
    event.preventDefault();
    way.click();
  }
});
