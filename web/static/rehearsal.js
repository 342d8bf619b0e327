// Draws what a rehearsal shows: how marks are spread, and how the heat goes with each player.

import { bring, ceiling, look } from "./heat.js";

const STYLES = {
  不作为: { colour: "--ink-2", dash: "dotted" },
  迟缓: { colour: "--late", dash: "dashed" },
  莽撞: { colour: "--missed", dash: [8, 3, 2, 3] },
  照预案: { colour: "--accent", dash: "solid" },
};

async function drawAll(root) {
  for (const box of root.querySelectorAll("[data-rehearsal]")) {
    const echarts = await bring(box.dataset.chart);
    const chart = echarts.init(box, null, { renderer: "canvas" });
    const data = JSON.parse(box.dataset.rehearsal);
    chart.setOption({ ...frame(data), ...(box.dataset.kind === "marks" ? bars(data) : curves(data)) });
    new ResizeObserver(() => chart.resize()).observe(box);
  }
}

function frame({ labels, series }) {
  const { colour, font } = look();
  return {
    animation: false,
    textStyle: font,
    color: series.map(({ name }) => colour(STYLES[name].colour)),
    grid: { left: 44, right: 16, top: 40, bottom: 32 },
    legend: { top: 0, textStyle: font, itemWidth: 28 },
    tooltip: { trigger: "axis", renderMode: "richText" },
    xAxis: { type: "category", data: labels, axisLabel: { ...font, hideOverlap: true }, axisLine: { lineStyle: { color: colour("--line-2") } } },
    yAxis: { type: "value", min: 0, minInterval: 1, axisLabel: font, splitLine: { lineStyle: { color: colour("--line") } } },
  };
}

function bars({ series }) {
  return { series: series.map((one) => ({ ...one, type: "bar", barGap: 0, barMaxWidth: 16 })) };
}

function curves({ series }) {
  const { colour, font } = look();
  return {
    yAxis: { type: "value", min: 0, max: ceiling, splitNumber: 5, axisLabel: font, splitLine: { lineStyle: { color: colour("--line") } } },
    series: series.map((one) => ({ ...one, type: "line", showSymbol: false, lineStyle: { width: 2, type: STYLES[one.name].dash } })),
  };
}

document.addEventListener("htmx:afterSettle", (event) => drawAll(event.target));
drawAll(document);
