// Marks on an axis of time that are moved by hand or with the arrow keys. What was moved is told once
// the hand is still; the server answers with the axis drawn anew.

const STEP_S = 300;
const HOUR_S = 3600;
const STILL_MS = 700;

export function runTimeline(root, moved) {
  let still = null;
  let dragged = null;

  const markOf = (event) => event.target.closest?.(".timeline-mark");
  const lengthOf = (mark) => Number(mark.closest("svg").dataset.length);

  function place(mark, t) {
    const length = lengthOf(mark);
    const snapped = Math.min(Math.max(0, Math.round(t / STEP_S) * STEP_S), length);
    mark.setAttribute("cx", `${(100 * snapped) / length}%`);
    mark.setAttribute("aria-valuenow", snapped);
    mark.setAttribute("aria-valuetext", wordsFor(snapped));
    document.getElementById("timeline-said").textContent =
      `${mark.getAttribute("aria-label")} → ${wordsFor(snapped)}`;
  }

  function settle(mark) {
    const t = Number(mark.getAttribute("aria-valuenow"));
    if (t !== Number(mark.dataset.t)) moved(mark.dataset.route, t);
  }

  root.addEventListener("pointerdown", (event) => {
    const mark = markOf(event);
    if (!mark) return;
    dragged = mark;
    mark.focus();
    mark.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  root.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const box = dragged.closest("svg").getBoundingClientRect();
    place(dragged, ((event.clientX - box.left) / box.width) * lengthOf(dragged));
  });
  root.addEventListener("pointerup", () => {
    if (dragged) settle(dragged);
    dragged = null;
  });
  root.addEventListener("keydown", (event) => {
    const mark = markOf(event);
    if (!mark) return;
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (way) {
      event.preventDefault();
      const step = event.shiftKey ? HOUR_S : STEP_S;
      place(mark, Number(mark.getAttribute("aria-valuenow")) + way * step);
      clearTimeout(still);
      still = setTimeout(() => settle(mark), STILL_MS);
    } else if (event.key === "Enter") {
      event.preventDefault(); // the same key would shut what it opens
      const route = mark.dataset.route.replace(/\/at$/, "");
      root.dispatchEvent(new CustomEvent("yulian:open", { detail: route }));
    }
  });
}

function wordsFor(t) {
  const hours = Math.floor(t / HOUR_S);
  const minutes = Math.round((t % HOUR_S) / 60);
  return `开始后 ${hours ? `${hours} 小时` : ""}${hours && minutes ? " " : ""}${minutes || !hours ? `${minutes} 分` : ""}`;
}
