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
        cells: [...tr.querySelectorAll("td")].map((td) => {
          const sub = td.querySelector(".sub")?.textContent ?? "";
          return [td.textContent.replace(sub, "").trim(), sub];
        }),
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

  function option(figure, width) {
    const days = rows(figure);
    const top = Number(figure.dataset.top);
    const axis = { left: 40, right: 4 };
    const font = { fontFamily: token("sans"), fontSize: 16, color: token("ink-2") };
    const bar = (stack, barWidth, itemStyle, value) => ({
      type: "bar",
      stack,
      barWidth,
      barGap: "-100%",
      silent: true,
      emphasis: { disabled: true },
      itemStyle,
      data: days.map(value),
    });
    const between = (low, high) => (d) => (d[high] === null ? null : d[high] - d[low]);
    const clear = { color: "transparent" };
    return {
      animation: false,
      grid: { ...axis, top: 10, bottom: 34 },
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
        max: top,
        interval: Number(figure.dataset.step),
        axisLabel: font,
        splitLine: { lineStyle: { color: token("line") } },
      },
      // The values are written under the picture, where they hide nothing.
      tooltip: {
        trigger: "axis",
        showContent: false,
        axisPointer: { type: "line", lineStyle: { color: token("ink"), type: "dashed" } },
      },
      series: [
        bar("closed", "100%", { color: token("shade") }, (d) => (d.closed ? top : null)),
        bar("bands", "80%", clear, (d) => d.low95),
        bar("bands", "80%", { color: token("band-95") }, between("low95", "low80")),
        bar("bands", "80%", { color: token("band-80") }, between("low80", "high80")),
        bar("bands", "80%", { color: token("band-95") }, between("high80", "high95")),
        bar("edge", "80%", clear, (d) => d.low95),
        bar(
          "edge",
          "80%",
          { color: "transparent", borderColor: token("c-1"), borderWidth: 1 },
          between("low95", "high95"),
        ),
        {
          type: "line",
          lineStyle: { width: 0 },
          symbol: "rect",
          symbolSize: [(0.8 * (width - axis.left - axis.right)) / days.length, 4],
          itemStyle: { color: token("c-1") },
          data: days.map((d) => d.mid),
        },
        {
          type: "line",
          lineStyle: { color: token("c-quiet"), width: 2 },
          symbol: "circle",
          data: days.map((d) => ({
            value: d.sold,
            symbolSize: d.ranOut ? 12 : 9,
            itemStyle: {
              color: d.ranOut ? token("paper") : token("c-quiet"),
              borderColor: token("c-quiet"),
              borderWidth: d.ranOut ? 2 : 0,
              opacity: 1,
            },
          })),
        },
      ],
    };
  }

  function reading(figure, index) {
    const day = rows(figure)[index];
    const heads = [...figure.querySelectorAll("thead th")].map((th) => th.textContent);
    const what = day.closed ? "" : day.mid === null ? figure.dataset.sold : figure.dataset.expected;
    const parts = day.cells.flatMap(([cell, sub], i) =>
      cell === "–" ? [] : [((i === 0 ? what : heads[i + 1]) + " " + cell).trim(), sub],
    );
    return [day.day, ...parts].filter(Boolean).join(" · ");
  }

  async function explore(figure, button) {
    const echarts = await echartsLibrary();
    const svg = figure.querySelector(":scope > svg");
    const place = document.createElement("div");
    place.className = "explored";
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", svg.querySelector("title").textContent);
    const read = document.createElement("p");
    read.className = "reading";
    read.textContent = figure.dataset.explore;
    svg.replaceWith(place, read);
    button.remove();
    const chart = echarts.init(place, null, { renderer: "canvas" });
    const draw = () => {
      chart.resize();
      chart.setOption(option(figure, place.clientWidth), true);
    };
    new ResizeObserver(draw).observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    chart.on("updateAxisPointer", (event) => {
      const index = event.axesInfo?.[0]?.value;
      if (index !== undefined) read.textContent = reading(figure, index);
    });
  }

  // In a hall, arrows and the keys of a pointer turn the screens, as their links do.
  const turns = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" };
  document.addEventListener("keydown", (event) => {
    const rel = event.altKey || event.ctrlKey || event.metaKey ? null : turns[event.key];
    if (rel) document.querySelector(`.screen a[rel=${rel}]`)?.click();
  });

  for (const figure of document.querySelectorAll("[data-chart=forecast]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = figure.dataset.exploreButton;
    button.addEventListener("click", () => explore(figure, button).catch(() => button.remove()));
    figure.querySelector(":scope > details").before(button);
  }
})();
