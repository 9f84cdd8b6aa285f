// The picture of a finding, where one helps: a sum that does not tie up, a change and what would give it.
import { bars } from "./bars.js";
import { bases } from "./bases.js";
import { h } from "./dom.js";
import type { Check, Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** The picture of a finding, or nothing where words say as much. */
export function picture(check: Check, reading: Reading, speech: Speech): HTMLElement | null {
  if (check.verdict === "unverifiable") return null;
  if (check.relation === "sum" && check.verdict !== "holds") return framed(bars(check, reading, speech));
  return change(check, reading, speech);
}

/** The picture of a change, with what its marks mean, below the `title` that tells it from others. */
export function change(check: Check, reading: Reading, speech: Speech, title = ""): HTMLElement | null {
  const drawn = check.relation === "change" && check.verdict !== "unverifiable" ? bases(check, reading, speech) : null;
  const marks = drawn?.querySelector("circle") ? speech.say("picture.basesCaption") : drawn?.getAttribute("aria-label") ?? "";
  return framed(drawn, title ? `${title} · ${marks}` : marks);
}

/** A picture with what it shows below it. */
export function framed(drawn: SVGElement | null, caption = ""): HTMLElement | null {
  return drawn && h("figure", { class: "picture-frame" }, drawn, caption !== "" && h("figcaption", {}, caption));
}
