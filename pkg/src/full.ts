/** The audit with what is seldom asked for: documents to keep, and rule packs of one's own. Its WebAssembly is larger. */

import * as wasm from "../wasm-full/gouji.js";
import { bind } from "./bind.js";
import type { Figures } from "./figures.js";
import { fromPackage } from "./wasm.js";

export type { Audit, Source } from "./bind.js";
export { GoujiError, type GoujiErrorCode, type Message } from "./error.js";
export type { Figures, FiguresReport, ReadyFigure } from "./figures.js";
export type { Check, Cluster, Contradiction, Decision, Decisions, Figure, KeptDecision, Note, Options, PackUse, Repair, Report, RuleFault, RuleUse, SourceInfo, Summary, Text, Tool, Use } from "../wasm-full/gouji.js";

const bound = bind<wasm.Options>(wasm, () => fromPackage(new URL("../wasm-full/gouji_bg.wasm", import.meta.url)));

export const { load, audit, refusal } = bound;

/** What {@link render} can write: the certificate and the findings as HTML, or the findings as CSV. */
export type Form = "certificate" | "html" | "csv";

/** Audits a text or ready figures and gives what was found as a document to keep. Throws as {@link audit} does. */
export function render(input: string | Figures, form: Form, options?: wasm.Options): string {
  return bound.call(() => wasm.render(bound.text(input), form, options));
}

/** What is wrong with a rule pack, its examples tried; nothing where it is in order. */
export function ruleFaults(pack: string): wasm.RuleFault[] {
  return bound.call(() => wasm.ruleFaults(pack));
}
