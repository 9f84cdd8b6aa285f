// A dashboard with its own data: the element checks the figures, and both tell each other what is selected and changed.
import "gouji/define";
import { drawChart, markBars, MEASURES } from "./chart.js";

const WORDS = {
  zh: { title: "行政复议案件", chart: "各区县案件数（件）", findings: "数字核对", other: "English", measures: MEASURES },
  en: { title: "Reconsideration cases", chart: "Cases by body", findings: "Figures cross-checked", other: "中文", measures: ["received", "accepted", "refused", "concluded"] },
};

const byId = (id) => document.getElementById(id);
const audit = document.querySelector("gouji-audit");

/** Shows the cases as bars; a bar that is pressed opens what was found on its figure. */
function show(cases) {
  drawChart(byId("chart"), cases, (pointer) => {
    if (!audit.selectFigure(pointer)) markBars(byId("chart"), "selected", [pointer]);
  });
}

// The bars of figures that some finding flags.
audit.addEventListener("audit", ({ detail: { report } }) => {
  const flagged = report.checks.filter(({ severity, decision }) => ["error", "warning"].includes(severity) && !decision);
  markBars(byId("chart"), "flagged", flagged.flatMap(({ figures }) => figures.map(({ id }) => report.pointers[id])));
});

// The bars of the finding that is open.
audit.addEventListener("finding-select", ({ detail: { pointers } }) => markBars(byId("chart"), "selected", pointers));

// A repair gives the changed figures; here the host would save them.
audit.addEventListener("repair", ({ detail: { figures } }) => show(figures));

function speak(lang) {
  const words = WORDS[lang];
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  audit.lang = lang;
  byId("title").textContent = words.title;
  byId("chart-title").textContent = words.chart;
  byId("findings-title").textContent = words.findings;
  byId("language").textContent = words.other;
  byId("language").onclick = () => speak(lang === "zh" ? "en" : "zh");
  byId("key").replaceChildren(...words.measures.map((name, index) => Object.assign(document.createElement("li"), { className: `measure-${index}`, textContent: name })));
}

speak("zh");
const cases = await (await fetch("./cases.json")).json();
show(cases);
audit.figures = cases;
