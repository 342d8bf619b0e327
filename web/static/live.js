// Follows a running drill: server-sent events, and polling where streams are blocked. A hidden
// page gives its stream back, because a browser allows six to one host. Says when it is cut off.

const POLL_MS = 5000;
const CUT_OFF_MS = 4000;

export function follow({ drill, since, rows, clock, watch = false }) {
  let seq = since;
  let stream = null;
  let poll = null;
  let failed = 0;
  const extra = watch ? "&watch=1" : "";

  function open() {
    if (stream || document.hidden) return;
    stream = new EventSource(`/drills/${drill}/events?since=${seq}${extra}`);
    stream.addEventListener("open", () => {
      failed = 0;
      connected(true);
      stopPolling();
    });
    stream.addEventListener("rows", (event) => tell(JSON.parse(event.data)));
    stream.addEventListener("clock", (event) => clock(JSON.parse(event.data)));
    stream.addEventListener("gone", () => {
      close();
      location.reload();
    });
    stream.addEventListener("error", () => {
      failed += 1;
      setTimeout(() => stream?.readyState !== EventSource.OPEN && startPolling(), CUT_OFF_MS);
      if (stream?.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, Math.min(1000 * 2 ** failed, 30_000));
      }
    });
  }

  function close() {
    stream?.close();
    stream = null;
  }

  function tell(news) {
    if (news.seq <= seq) return;
    seq = news.seq;
    rows(news);
  }

  function startPolling() {
    if (poll) return;
    ask();
    poll = setInterval(ask, POLL_MS);
  }

  function stopPolling() {
    clearInterval(poll);
    poll = null;
  }

  async function ask() {
    try {
      const answer = await fetch(`/drills/${drill}/changes?since=${seq}${extra}`, { headers: { Accept: "application/json" } });
      if (answer.status === 401) location.reload();
      if (!answer.ok) throw new Error(answer.status);
      const news = await answer.json();
      connected(true);
      clock(news.clock);
      if (Object.keys(news.counts).length) tell(news);
    } catch {
      connected(false);
    }
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      close();
      stopPolling();
    } else {
      open();
    }
  });
  open();
}

function connected(yes) {
  const note = document.getElementById("connection");
  if (yes === !note.classList.contains("cut-off")) return;
  note.classList.toggle("cut-off", !yes);
  note.hidden = yes;
  note.textContent = yes ? "" : "与服务器的连接已断开，正在重新连接。已填写的内容仍在，连上后可以提交。";
}
