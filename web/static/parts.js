// Asks for a part of a page again without disturbing who works in it: nothing is replaced under the
// hand, what was unfolded stays unfolded, and the place in a list is kept.

export async function renew(part, address, { underHand = false } = {}) {
  let kept = null;
  const before = (event) => {
    if (event.target !== part) return;
    if (isBusy(part) && !underHand) event.detail.shouldSwap = false;
    else kept = stateOf(part);
  };
  part.addEventListener("htmx:beforeSwap", before);
  await fetchInto(part, address);
  part.removeEventListener("htmx:beforeSwap", before);
  if (kept) restore(part, kept);
  return kept !== null;
}

// Each part asks for itself, and what was asked for last is what is shown. Without a source htmx puts
// all requests of a page into one queue, where a later one drives out what waits.
export async function fetchInto(part, address) {
  htmx.trigger(part, "htmx:abort");
  try {
    await htmx.ajax("GET", address, { source: part, target: part, swap: "innerHTML" });
  } catch {
    // given up for a later one; a cut connection is told by live.js
  }
}

export function isBusy(part) {
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
