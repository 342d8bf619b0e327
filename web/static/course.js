// Draws the course of a drill: each measure with its releases and acts, and the band of a change.

import { bring, ceiling, chinaTime, dayAndTime, look, valueAt } from "./heat.js";

const BAND = "band";
const SCALES = { heat: { max: ceiling, splitNumber: 4 }, share: { max: 100, interval: 25 }, count: { splitNumber: 4 } };

async function drawCourses(root) {
  for (const box of root.querySelectorAll("[data-course]")) {
    const echarts = await bring(box.dataset.chart);
    const chart = echarts.init(box, null, { renderer: "canvas" });
    chart.setOption(options(JSON.parse(box.dataset.course)));
    chart.group = "course";
    echarts.connect("course");
    new ResizeObserver(() => chart.resize()).observe(box);
  }
}

function options({ actual, low, middle, high, marks, scale }) {
  const { colour, font } = look();
  const ink = colour("--ink");
  const lines = [
    {
      name: "实际",
      type: "line",
      showSymbol: false,
      data: actual,
      z: 3,
      lineStyle: { color: colour("--accent"), width: 2 },
      markLine: releases(marks, ink, font),
      markPoint: deeds(marks, actual, ink),
    },
  ];
  if (middle) {
    const above = high.map(([time, value], place) => [time, value - low[place][1]]);
    const flat = { type: "line", showSymbol: false, silent: true, stack: BAND, lineStyle: { opacity: 0 } };
    lines.push(
      { ...flat, data: low, tooltip: { show: false } },
      { ...flat, data: above, areaStyle: { color: colour("--late"), opacity: 0.18 }, tooltip: { show: false } },
      {
        name: "改变后",
        type: "line",
        showSymbol: false,
        data: middle,
        lineStyle: { color: colour("--late"), width: 2, type: "dashed" },
      },
    );
  }
  return {
    animation: false,
    textStyle: font,
    grid: { left: 48, right: 24, top: 40, bottom: 40 },
    xAxis: { type: "time", splitNumber: 4, axisLabel: { ...font, hideOverlap: true, formatter: dayAndTime }, axisLine: { lineStyle: { color: colour("--line-2") } } },
    yAxis: { type: "value", min: 0, ...SCALES[scale], axisLabel: font, splitLine: { lineStyle: { color: colour("--line") } } },
    tooltip: { trigger: "axis", renderMode: "richText", formatter: (points) => told(points) },
    series: lines,
  };
}

function told(points) {
  const named = points.filter((point) => !point.seriesName.startsWith("series"));
  return [chinaTime(points[0].value[0]), ...named.map((point) => `${point.seriesName} ${point.value[1]}`)].join("\n");
}

function releases(marks, ink, font) {
  return {
    symbol: "none",
    lineStyle: { color: ink, type: "solid", width: 1 },
    label: { ...font, formatter: ({ data }) => data.name, position: "end" },
    tooltip: { show: false },
    data: marks
      .filter((mark) => mark.release)
      .map((mark, place) => ({ xAxis: mark.at, name: String(mark.seq), label: { distance: place % 2 ? 18 : 4 } })),
  };
}

function deeds(marks, points, ink) {
  return {
    symbol: "circle",
    symbolSize: 6,
    itemStyle: { color: ink },
    label: { show: false },
    tooltip: { trigger: "item", formatter: ({ data }) => data.name },
    data: marks
      .filter((mark) => !mark.release)
      .map((mark) => ({ coord: [mark.at, valueAt(points, mark.at)], name: `${mark.seq} ${mark.title}（${mark.who}）` })),
  };
}

document.addEventListener("htmx:afterSettle", (event) => drawCourses(event.target.parentElement ?? document));
drawCourses(document);
