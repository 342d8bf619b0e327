// Asks for a part of a page again without disturbing who works in it: nothing is replaced under the
// hand, what was unfolded stays unfolded, and the place in a list is kept.

export async function renew(part, address, { underHand = false } = {}) {
  let kept = null;
  await fetchInto(part, address, (event) => {
    if (isBusy(part) && !underHand) event.detail.shouldSwap = false;
    else kept = stateOf(part);
  });
  if (kept) restore(part, kept);
  return kept !== null;
}

// A part has one request under way and what was asked for last is what it shows in the end. Left to
// itself, htmx would put the requests of all parts into one queue and drop what waits in it.
const underWay = new Map();
const asked = new Map();

export async function fetchInto(part, address, beforeSwap = () => {}) {
  const turn = (asked.get(part) ?? 0) + 1;
  asked.set(part, turn);
  await underWay.get(part);
  if (asked.get(part) !== turn) return;
  underWay.set(part, request(part, address, beforeSwap));
  await underWay.get(part);
}

async function request(part, address, beforeSwap) {
  const before = (event) => event.target === part && beforeSwap(event);
  part.addEventListener("htmx:beforeSwap", before);
  try {
    await htmx.ajax("GET", address, { source: part, target: part, swap: "innerHTML" });
  } catch {
    // the connection is cut, which live.js tells
  } finally {
    part.removeEventListener("htmx:beforeSwap", before);
  }
}

// Between pressing and letting go, what is under the pointer must stay, or nothing was clicked.
let pressed = null;
document.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || !event.isPrimary) return;
  pressed = event.target.closest("a, button, input, select, textarea, summary, label");
}, true);
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => setTimeout(() => { pressed = null; }), true);
}

export function isBusy(part) {
  if (pressed?.isConnected && part.contains(pressed)) return true;
  if (document.querySelector("dialog[open]")) return true; // a form of it may be waiting for the answer
  if (part.querySelector("form.htmx-request")) return true; // what was sent behind it would be dropped
  const active = document.activeElement;
  return part.contains(active) && active.matches("input, select, textarea, button, summary, a");
}

function stateOf(part) {
  for (const box of part.querySelectorAll("[data-heat]")) window.echarts?.getInstanceByDom(box)?.dispose();
  return {
    focused: part.contains(document.activeElement) && document.activeElement.matches(".pane-scroll"),
    scroll: part.querySelector(".pane-scroll")?.scrollTop ?? 0,
    opened: [...part.querySelectorAll("details[open]")].map(nameOf),
    ticked: [...part.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value),
  };
}

function restore(part, { focused, scroll, opened, ticked }) {
  for (const one of part.querySelectorAll("details")) if (opened.includes(nameOf(one))) one.open = true;
  for (const box of part.querySelectorAll("input[type=checkbox]")) if (ticked.includes(box.value)) box.checked = true;
  const list = part.querySelector(".pane-scroll");
  list?.scrollTo({ top: scroll });
  if (focused) list?.focus({ preventScroll: true });
}

function nameOf(details) {
  const summary = details.querySelector("summary");
  const beside = details.closest("li, section, div")?.querySelector("strong, [id]")?.textContent;
  return details.id || `${beside}${summary.textContent}`;
}
