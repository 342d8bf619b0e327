// The scenario clock of a page: runs between two messages of the server, in China's time.

const WEEKDAYS = "日一二三四五六";
const two = (n) => String(n).padStart(2, "0");

export function runClock(find) {
  let base = null;

  function rebase() {
    base = { node: find(), t: Number(find().dataset.t), at: performance.now() };
  }

  function tick() {
    const clock = find();
    if (!clock) return;
    if (base?.node !== clock) rebase();
    const running = clock.dataset.running === "yes";
    const gone = running ? ((performance.now() - base.at) / 1000) * Number(clock.dataset.speed) : 0;
    show(clock, Math.floor(base.t + gone));
  }

  function set(state) {
    const clock = find();
    if (!clock) return;
    clock.dataset.t = state.t;
    clock.dataset.speed = state.speed;
    clock.dataset.running = state.running ? "yes" : "no";
    rebase();
    tick();
  }

  setInterval(tick, 250);
  tick();
  return set;
}

function show(clock, t) {
  // reckoned in UTC shifted by eight hours, whatever this machine's zone
  const moment = new Date(Date.parse(clock.dataset.start) + 8 * 3600_000 + t * 1000);
  const day = `${moment.getUTCMonth() + 1}月${moment.getUTCDate()}日 周${WEEKDAYS[moment.getUTCDay()]}`;
  const text = `${day} ${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`;
  const time = clock.querySelector("time");
  if (time.textContent === text) return;
  time.textContent = text;
  time.setAttribute("datetime", moment.toISOString().replace("Z", "+08:00"));
  const kind = clock.querySelector("[data-day-kind]");
  const sign = JSON.parse(clock.dataset.days)[day] ?? "";
  kind.textContent = sign;
  kind.classList.toggle("empty", !sign);
  kind.classList.toggle("day-kind-rest", sign === "休");
  kind.classList.toggle("day-kind-work", sign === "班");
}
