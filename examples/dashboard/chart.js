// Bars by year and body. Each is a button that knows the JSON pointer of its value.

/** The measures in the order of their bars. */
export const MEASURES = ["收到行政复议申请", "受理", "不予受理", "审结"];

/** Draws the cases into `root`; `onPick` gets the pointer of the bar that was pressed. */
export function drawChart(root, cases, onPick) {
  const years = Object.entries(cases).filter(([, bodies]) => typeof bodies === "object");
  const most = Math.max(...years.flatMap(([, bodies]) => Object.values(bodies).flatMap((counts) => Object.values(counts))));
  root.replaceChildren(...years.map(([year, bodies]) => panel(year, bodies, most, onPick)));
}

/** Puts a class on the bars of these pointers, and on no others. */
export function markBars(root, name, pointers) {
  const wanted = new Set(pointers);
  for (const bar of root.querySelectorAll(".bar")) bar.classList.toggle(name, wanted.has(bar.dataset.pointer));
}

function panel(year, bodies, most, onPick) {
  const made = element("section", "year", element("h3", "", year));
  for (const [body, counts] of Object.entries(bodies)) {
    const bars = MEASURES.filter((measure) => measure in counts).map((measure) => bar([year, body, measure], counts[measure], most, onPick));
    made.append(element("div", "body", element("h4", "", body), element("div", "bars", ...bars)));
  }
  return made;
}

function bar(path, count, most, onPick) {
  const made = element("button", `bar measure-${MEASURES.indexOf(path[2])}`, element("span", "count", count));
  made.type = "button";
  made.dataset.pointer = `/${path.join("/")}`;
  made.setAttribute("aria-label", `${path.join(" ")} ${count}`);
  made.style.setProperty("--share", count / most);
  made.addEventListener("click", () => onPick(made.dataset.pointer));
  return made;
}

function element(tag, name, ...children) {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...children.map((child) => (child instanceof Node ? child : String(child))));
  return made;
}
