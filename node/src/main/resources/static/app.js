// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Comfort only: every page is read and decided upon without this file. It lets one read the values
// of a forecast by touch or mouse. The figures are those of the table under the picture; ECharts is
// fetched from this node, and only when asked for.
(() => {
  "use strict";

  let library = null;
  function echartsLibrary() {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = "/lib/echarts.common.min.js";
      script.onload = () => resolve(window.echarts);
      script.onerror = reject;
      document.head.append(script);
    });
    return library;
  }

  const token = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  function rows(figure) {
    return [...figure.querySelectorAll("tbody tr")].map((tr) => {
      const number = (name) => (tr.dataset[name] === undefined ? null : Number(tr.dataset[name]));
      return {
        day: tr.querySelector("th").textContent,
        short: tr.querySelector("th").textContent.match(/\d+/)?.[0] ?? "",
        cells: [...tr.querySelectorAll("td")].map((td) => td.textContent.trim()),
        closed: tr.dataset.closed !== undefined,
        ranOut: tr.dataset.ranOut !== undefined,
        sold: number("sold"),
        mid: number("mid"),
        low95: number("low95"),
        low80: number("low80"),
        high80: number("high80"),
        high95: number("high95"),
      };
    });
  }

  function option(figure) {
    const days = rows(figure);
    const heads = [...figure.querySelectorAll("thead th")].map((th) => th.textContent);
    const font = { fontFamily: token("sans"), fontSize: 16, color: token("ink-2") };
    const band = (lower, upper, colour) => ({
      type: "bar",
      stack: "bands",
      barWidth: "80%",
      silent: true,
      itemStyle: { color: colour },
      data: days.map((d) => (d[upper] === null ? null : d[upper] - (lower ? d[lower] : 0))),
    });
    return {
      animation: false,
      textStyle: font,
      grid: { left: 40, right: 4, top: 10, bottom: 34 },
      xAxis: {
        type: "category",
        data: days.map((d) => d.short),
        axisLabel: { ...font, hideOverlap: true },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: token("ink"), width: 1.5 } },
      },
      yAxis: {
        type: "value",
        min: 0,
        axisLabel: font,
        splitLine: { lineStyle: { color: token("line") } },
      },
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        transitionDuration: 0,
        axisPointer: { type: "line", lineStyle: { color: token("ink"), type: "dashed" } },
        backgroundColor: token("sheet"),
        borderColor: token("ink"),
        borderWidth: 1,
        textStyle: { ...font, color: token("ink") },
        formatter: (points) => {
          const d = days[points[0].dataIndex];
          const lines = d.cells
            .map((cell, i) => [heads[i + 1], cell])
            .filter(([, cell]) => cell !== "–")
            .map(([head, cell]) => head + "\u00a0: " + cell);
          return [d.day, ...lines].join("\n");
        },
      },
      series: [
        band(null, "low95", "transparent"),
        band("low95", "low80", token("band-95")),
        band("low80", "high80", token("band-80")),
        band("high80", "high95", token("band-95")),
        {
          type: "line",
          lineStyle: { width: 0 },
          symbol: "rect",
          symbolSize: [24, 4],
          itemStyle: { color: token("c-1") },
          data: days.map((d) => d.mid),
        },
        {
          type: "line",
          lineStyle: { color: token("c-quiet"), width: 2 },
          itemStyle: { color: token("c-quiet") },
          data: days.map((d) => ({
            value: d.sold,
            symbol: d.ranOut ? "emptyCircle" : "circle",
            symbolSize: d.ranOut ? 12 : 9,
          })),
          markArea: {
            silent: true,
            itemStyle: { color: token("shade") },
            data: days.flatMap((d, i) =>
              d.closed ? [[{ xAxis: i - 0.5 }, { xAxis: i + 0.5 }]] : [],
            ),
          },
        },
      ],
    };
  }

  async function explore(figure, button) {
    const echarts = await echartsLibrary();
    const svg = figure.querySelector(":scope > svg");
    const place = document.createElement("div");
    place.className = "explored";
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", svg.querySelector("title").textContent);
    svg.replaceWith(place);
    button.remove();
    const chart = echarts.init(place, null, { renderer: "canvas" });
    chart.setOption(option(figure));
    new ResizeObserver(() => chart.resize()).observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      chart.setOption(option(figure), true),
    );
  }

  for (const figure of document.querySelectorAll("[data-chart=forecast]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = figure.dataset.explore;
    button.addEventListener("click", () => explore(figure, button).catch(() => button.remove()));
    figure.querySelector(":scope > details").before(button);
  }
})();
