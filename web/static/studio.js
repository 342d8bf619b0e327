// The page of one version: line numbers, faults while one writes, and leaving nothing unsaved.

const form = document.getElementById("writing");
const text = document.getElementById("text");
const lines = document.getElementById("lines");
const faults = document.getElementById("faults");
const PAUSE_MS = 500;

let saved = text.value;
let asked = 0;
let waiting = null;
let wrong = numbers(faults.dataset.lines);

function numbers(said) {
  return new Set(said.split(" ").filter(Boolean).map(Number));
}

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
  text.scrollTop = Math.max(0, (line - 6) * 20);
  text.scrollLeft = 0;
  text.closest(".code").scrollIntoView({ block: "nearest" });
  follow();
}

document.addEventListener("click", (event) => {
  const fault = event.target.closest("button.fault");
  if (fault) goTo(Math.max(1, Number(fault.dataset.line)), Number(fault.dataset.column));
});

function goToNextFault() {
  const here = text.value.slice(0, text.selectionStart).split("\n").length;
  const buttons = [...faults.querySelectorAll("button.fault")];
  const next = buttons.find((one) => Number(one.dataset.line) > here) ?? buttons[0];
  next?.click();
}

// ---- faults while one writes ----

async function read() {
  const turn = ++asked;
  const body = new FormData(form);
  body.set("ref", form.dataset.ref);
  const headers = { "X-CSRFToken": body.get("csrf_token"), Accept: "application/json" };
  const answer = await fetch(form.dataset.read, { method: "POST", body, headers }).catch(() => null);
  if (turn !== asked || !answer?.ok) return;
  show(await answer.json());
}

function show(found) {
  const before = faults.querySelectorAll("button.fault").length;
  faults.innerHTML = found.faults;
  wrong = new Set(found.lines);
  const count = faults.querySelectorAll("button.fault").length;
  document.getElementById("fault-count").textContent = count || "";
  if (count !== before) {
    document.getElementById("fault-news").textContent = count ? `${count} 处问题` : "没有发现问题";
  }
  number();
}

text.addEventListener("input", () => {
  number();
  clearTimeout(waiting);
  if (form.dataset.read) waiting = setTimeout(read, PAUSE_MS);
});

// ---- saving ----

const isUnsaved = () => text.value !== saved;
form.addEventListener("submit", () => { saved = text.value; });
window.addEventListener("beforeunload", (event) => { if (isUnsaved()) event.preventDefault(); });
window.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("data-needs-saved") || !isUnsaved()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.getElementById("fault-news").textContent = "先保存草稿";
  form.requestSubmit();
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
const anchor = location.hash.match(/^#L(\d+)$/);
if (anchor) goTo(Number(anchor[1]), 1);
