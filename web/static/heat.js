// Draws the heat curve with the acts on it; other charts take their library, colours and times
// from here. ECharts is loaded only where a curve is shown.

let library = null;

export function bring(address) {
  library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  });
  return library;
}

export async function drawHeat(root) {
  for (const box of root.querySelectorAll("[data-heat]")) {
    const echarts = await bring(box.dataset.chart);
    const data = JSON.parse(box.dataset.heat);
    const chart = echarts.init(box, null, { renderer: "canvas" });
    chart.setOption(options(data));
    new ResizeObserver(() => chart.resize()).observe(box);
  }
}

const two = (n) => String(n).padStart(2, "0");

// Scenario time is China's, whatever the zone of this machine.
export function chinaTime(value) {
  const moment = new Date(new Date(value).getTime() + 8 * 3600_000);
  return `${moment.getUTCMonth() + 1}月${moment.getUTCDate()}日 ${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`;
}

// The colours and the type of the page.
export function look() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  return { colour, font: { fontFamily: style.getPropertyValue("--font"), fontSize: 13, color: colour("--ink-2") } };
}

function options({ points, marks }) {
  const { colour, font } = look();
  return {
    animation: false,
    textStyle: font,
    grid: { left: 36, right: 40, top: 24, bottom: 36 },
    xAxis: { type: "time", splitNumber: 4, axisLabel: { ...font, hideOverlap: true, formatter: dayAndTime }, axisLine: { lineStyle: { color: colour("--line-2") } } },
    yAxis: { type: "value", min: 0, max: ceiling, splitNumber: 4, axisLabel: font, splitLine: { lineStyle: { color: colour("--line") } } },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      formatter: ([first]) => (first ? `${chinaTime(first.value[0])}\n热度 ${first.value[1]}` : ""),
    },
    series: [
      {
        type: "line",
        showSymbol: false,
        data: points,
        lineStyle: { color: colour("--accent"), width: 2 },
        areaStyle: { color: colour("--accent-pale") },
      },
      {
        type: "scatter",
        symbol: "pin",
        symbolSize: 22,
        itemStyle: { color: colour("--ink") },
        data: marks.map((mark) => ({ value: [mark.at, valueAt(points, mark.at)], mark })),
        tooltip: { trigger: "item" },
        label: { show: true, position: "top", formatter: ({ data }) => data.mark.title, ...font, color: colour("--ink") },
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}

export function dayAndTime(value) {
  const [day, time] = chinaTime(value).split(" ");
  return `${time}\n${day.replace(/^\d+月/, "")}`;
}

// Room above the curve, in round figures; a low curve is not pressed flat against the axis.
export function ceiling({ max }) {
  return [20, 40, 60, 80].find((step) => max <= step * 0.9) ?? 100;
}

export function valueAt(points, at) {
  const before = points.filter(([time]) => new Date(time) <= new Date(at));
  return before.length ? before.at(-1)[1] : 0;
}
