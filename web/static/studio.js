// The page of one version. The text is the only truth: the form beside it is drawn from it, and what
// is changed in the form is changed in the text by the server, which answers with both.

import { runTimeline } from "./timeline.js";

const form = document.getElementById("writing");
const text = document.getElementById("text");
const lines = document.getElementById("lines");
const faults = document.getElementById("faults");
const view = document.getElementById("view");
const refused = document.getElementById("refused");
const PAUSE_MS = 500;
const LINE_PX = 20;

let saved = text.value;
let asked = 0;
let waiting = null;
let renamed = null;
let wrong = new Set(faults.dataset.lines.split(" ").filter(Boolean).map(Number));

// ---- line numbers ----

function number() {
  const count = text.value.split("\n").length;
  while (lines.childElementCount < count) {
    lines.append(document.createElement("li"));
    lines.lastElementChild.textContent = lines.childElementCount;
  }
  while (lines.childElementCount > count) lines.lastElementChild.remove();
  for (const [index, line] of [...lines.children].entries()) {
    line.classList.toggle("line-wrong", wrong.has(index + 1));
  }
}

const follow = () => { lines.scrollTop = text.scrollTop; };
text.addEventListener("scroll", follow);

function goTo(line, column) {
  const before = text.value.split("\n").slice(0, line - 1).join("\n");
  const at = line > 1 ? before.length + 1 : 0;
  const end = text.value.indexOf("\n", at);
  const last = end < 0 ? text.value.length : end;
  text.focus({ preventScroll: true });
  text.setSelectionRange(Math.min(at + Math.max(column, 1) - 1, last), last);
  text.scrollTop = Math.max(0, (line - 6) * LINE_PX);
  text.scrollLeft = 0;
  text.closest(".code").scrollIntoView({ block: "nearest" });
  follow();
}

function goToNextFault() {
  const here = text.value.slice(0, text.selectionStart).split("\n").length;
  const buttons = [...faults.querySelectorAll("button.fault")];
  const next = buttons.find((one) => Number(one.dataset.line) > here) ?? buttons[0];
  next?.click();
}

// ---- asking the server ----

async function ask(address, fields = {}) {
  const turn = ++asked;
  const body = new FormData(form);
  body.set("ref", form.dataset.ref);
  body.set("view", currentView());
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) body.append(name, value);
  }
  const headers = { "X-CSRFToken": body.get("csrf_token"), Accept: "application/json" };
  const answer = await fetch(address, { method: "POST", body, headers }).catch(() => null);
  if (turn !== asked) return;
  const found = await answer?.json().catch(() => null);
  if (answer?.ok && found) show(found);
  else refuse(found?.error);
}

const read = () => ask(form.dataset.read);
const amend = (deed, route, value = []) => {
  clearTimeout(waiting);
  return ask(form.dataset.amend, { deed, route, value });
};
const currentView = () => view.querySelector("[data-view][aria-current]")?.dataset.view ?? "";

function refuse(error) {
  renamed = null;
  refused.textContent = error ? `${error.message || error.title}` : "没有连上服务器，改动没有记入，请稍后再试";
  refused.hidden = false;
}

function show(found) {
  refused.hidden = true;
  const before = faults.querySelectorAll("button.fault").length;
  if (found.text !== undefined && found.text !== text.value) replaceText(found.text);
  faults.innerHTML = found.faults;
  wrong = new Set(found.lines);
  const count = faults.querySelectorAll("button.fault").length;
  document.getElementById("fault-count").textContent = count || "";
  if (count !== before) {
    document.getElementById("fault-news").textContent = count ? `${count} 处问题` : "没有发现问题";
  }
  number();
  redraw(found.view);
}

function replaceText(changed) {
  const top = text.scrollTop;
  text.value = changed;
  text.scrollTop = top;
}

// The form is drawn anew around the hand: what was unfolded and where the focus was stay.
function redraw(drawn) {
  const opened = [...view.querySelectorAll("details.sheet-item[open]")].map((one) => one.id);
  const unfolded = [...view.querySelectorAll("details.many[open]")].map(routeAround);
  const focused = view.contains(document.activeElement) ? nameOf(document.activeElement) : "";
  view.innerHTML = drawn;
  fillChoices();
  for (const id of opened) document.getElementById(nowCalled(id))?.setAttribute("open", "");
  renamed = null;
  for (const one of view.querySelectorAll("details.many")) one.open = unfolded.includes(routeAround(one));
  if (focused) view.querySelector(focused)?.focus({ preventScroll: true });
}

// Long choices stand once on the page; each field that has them is filled when it is drawn.
function fillChoices() {
  for (const one of view.querySelectorAll("select[data-options]")) {
    const chosen = one.value;
    const all = document.getElementById(`options-${one.dataset.options}`).content.cloneNode(true);
    for (const known of one.options) all.querySelector(`[value="${CSS.escape(known.value)}"]`)?.remove();
    one.append(all);
    one.value = chosen;
  }
}

// What stands under a name, not at a place, has other ids when it was renamed.
function nowCalled(id) {
  return renamed && id.endsWith(renamed[0]) ? id.slice(0, -renamed[0].length) + renamed[1] : id;
}

const routeAround = (one) => one.closest("[data-route]").dataset.route;

function nameOf(element) {
  if (element.id) return `#${CSS.escape(nowCalled(element.id))}`;
  const group = element.closest("fieldset[data-route]");
  if (group && element.type === "checkbox") {
    return `[data-route="${group.dataset.route}"] [value="${CSS.escape(element.value)}"]`;
  }
  for (const name of ["route", "view", "add", "drop"]) {
    if (element.dataset[name]) return `[data-${name}="${nowCalled(element.dataset[name])}"]`;
  }
  const around = element.closest("details.sheet-item");
  const item = around && `#${CSS.escape(nowCalled(around.id))}`;
  if (item && element.matches("summary")) return `${item} > summary`;
  return item && element.dataset.line ? `${item} button[data-line]` : "";
}

// ---- writing ----

text.addEventListener("input", () => {
  number();
  clearTimeout(waiting);
  if (form.dataset.read) waiting = setTimeout(read, PAUSE_MS);
});

view.addEventListener("change", (event) => {
  const adds = event.target.dataset.adds;
  if (adds && event.target.value) amend("add", adds, event.target.value);
  if (adds) return;
  const { rename } = event.target.dataset;
  if (rename) {
    const isPlace = /\/\d+$/.test(rename);
    renamed = isPlace ? null : [rename, rename.replace(/[^/]*$/, event.target.value.trim())];
    amend("rename", rename, event.target.value);
    return;
  }
  const { uploads } = event.target.dataset;
  if (uploads) {
    clearTimeout(waiting);
    ask(form.dataset.upload, { route: uploads, file: event.target.files[0] ?? "" });
    return;
  }
  const group = event.target.closest("fieldset[data-route]");
  if (group) {
    const chosen = [...group.querySelectorAll("input:checked")].map((one) => one.value);
    amend("put", group.dataset.route, chosen);
  } else if (event.target.dataset.route) {
    const isBox = event.target.type === "checkbox";
    amend("put", event.target.dataset.route, isBox && !event.target.checked ? "" : event.target.value);
  }
});

document.addEventListener("click", (event) => {
  const liner = event.target.closest("button[data-line]");
  const tab = event.target.closest("[data-view]");
  const adder = event.target.closest("[data-add]");
  const dropper = event.target.closest("[data-drop]");
  if (liner) goTo(Math.max(1, Number(liner.dataset.line)), Number(liner.dataset.column));
  if (adder) amend("add", adder.dataset.add);
  if (dropper) amend("drop", dropper.dataset.drop);
  if (tab && form.dataset.read) {
    event.preventDefault();
    for (const one of view.querySelectorAll("[data-view]")) one.removeAttribute("aria-current");
    tab.setAttribute("aria-current", "page");
    history.replaceState(null, "", `?view=${tab.dataset.view}`);
    read();
  }
});

if (form.dataset.amend) {
  runTimeline(view, (route, t) => amend("move", route, String(t)));
}
view.addEventListener("yulian:open", (event) => {
  const item = document.getElementById(`i-${event.detail}`);
  if (!item) return;
  item.open = true;
  item.querySelector("summary").focus();
});

// ---- saving ----

const isUnsaved = () => text.value !== saved;
form.addEventListener("submit", () => { saved = text.value; });
window.addEventListener("beforeunload", (event) => { if (isUnsaved()) event.preventDefault(); });
window.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("data-needs-saved") || !isUnsaved()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  refused.textContent = "还有没保存的改动，请先保存草稿";
  refused.hidden = false;
}, true);

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s" && form.dataset.read) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "F8") {
    event.preventDefault();
    goToNextFault();
  }
});

number();
fillChoices();
const anchor = location.hash.match(/^#L(\d+)$/);
if (anchor) goTo(Number(anchor[1]), 1);
