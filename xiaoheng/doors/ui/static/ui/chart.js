// Draws every chart of the page from its JSON block. Figures stand on the drawing and in the table behind it.
(() => {
  "use strict";
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(`--${name}`).trim();
  const plain = ["#1f3b57", "#a89f92", "#5d86ad", "#6d665e"];
  const colour = (series, index) => (series.tone ? ink(series.tone) : plain[index % plain.length]);

  const option = (data) => {
    const lying = data.kind === "bar-lying";
    const names = { type: "category", data: data.labels, axisTick: { show: false }, axisLabel: { color: ink("ink"), interval: lying ? 0 : "auto" }, axisLine: { lineStyle: { color: ink("line-strong") } }, inverse: lying };
    const figures = { type: "value", minInterval: 1, name: lying ? "" : data.unit || "", axisLabel: { color: ink("ink-quiet") }, nameTextStyle: { color: ink("ink-quiet") }, splitLine: { lineStyle: { color: ink("line") } } };
    const last = data.series.length - 1;
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 },
      grid: { left: 8, right: 28, top: data.unit && !lying ? 32 : 20, bottom: 8, containLabel: true },
      xAxis: lying ? figures : names,
      yAxis: lying ? names : figures,
      series: data.series.map((one, index) => ({
        name: one.name,
        type: data.kind === "line" ? "line" : "bar",
        stack: data.stacked ? "all" : undefined,
        data: one.values,
        barMaxWidth: 28,
        symbol: ["circle", "rect", "triangle", "diamond"][index % 4],
        symbolSize: 7,
        itemStyle: { color: colour(one, index) },
        lineStyle: { width: 2, type: index ? "dashed" : "solid" },
        label: {
          show: true,
          position: data.stacked ? "inside" : lying ? "right" : data.kind === "line" && index ? "bottom" : "top",
          color: data.stacked ? "#fff" : ink("ink"),
          formatter: (point) => (data.stacked && !point.value ? "" : point.value),
        },
        labelLayout: { hideOverlap: last > 0 },
      })),
    };
  };

  const key = (figure, data) => {
    if (data.series.length < 2) return;
    figure.querySelector(".chart-key").replaceChildren(...data.series.map((one, index) => {
      const item = document.createElement("span");
      const box = document.createElement("i");
      box.style.background = colour(one, index);
      item.append(box, one.name);
      return item;
    }));
  };

  const draw = (place) => {
    const data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    place.style.height = `${place.dataset.height}px`;
    const plot = echarts.init(place, null, { renderer: "canvas" });
    plot.setOption(option(data));
    key(place.closest("figure"), data);
    new ResizeObserver(() => plot.resize()).observe(place);
  };

  document.querySelectorAll("[data-chart]").forEach(draw);
  document.addEventListener("htmx:afterSwap", (event) => event.target.querySelectorAll("[data-chart]").forEach(draw));
})();
