// How many of the figures were checked, as a bar; and why the others were not.
import { h } from "./dom.js";
import type { Figure, Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** The kinds that say no quantity, although a check may use them; the summary of a report leaves them out, too. */
const NO_QUANTITY: ReadonlySet<Figure["kind"]> = new Set(["date", "period", "ordinal", "marker", "numeral", "name", "reference"]);

const SHARES = ["flagged", "holds", "tied", "alone"] as const;
type Share = (typeof SHARES)[number];

/** How many quantities of a report some finding flags, hold, are tied but not to be recomputed, or are tied to nothing. */
export function shares(reading: Reading): Record<Share, number> {
  const counts: Record<Share, number> = { flagged: 0, holds: 0, tied: 0, alone: 0 };
  for (const figure of reading.report.figures) {
    if (NO_QUANTITY.has(figure.kind)) continue;
    if (figure.status === "unverifiable") counts[reading.checksOf(figure.id).length > 0 ? "tied" : "alone"]++;
    else counts[["error", "warning"].includes(reading.stateOf(figure)) ? "flagged" : "holds"]++;
  }
  return counts;
}

/** The bar with its key in words; nothing for a text without quantities. */
export function coverage(reading: Reading | null, speech: Speech): HTMLElement | null {
  const counts = reading ? shares(reading) : null;
  const all = counts ? SHARES.reduce((sum, share) => sum + counts[share], 0) : 0;
  if (!counts || all === 0) return null;
  const present = SHARES.filter((share) => counts[share] > 0);
  return h(
    "div",
    { class: "coverage" },
    h("div", { class: "bar", "aria-hidden": "true" }, ...present.map((share) => stretch(share, counts[share]))),
    h("ul", { class: "key", role: "list" }, ...present.map((share) => h("li", { class: `key-${share}`, "data-share": share }, speech.say(`coverage.${share}`, { n: counts[share] })))),
  );
}

/** As wide as its number; set by script, since a strict policy lets no style into the markup. */
function stretch(share: Share, count: number): HTMLElement {
  const part = h("span", { class: `share share-${share}` });
  part.style.flexGrow = String(count);
  return part;
}
