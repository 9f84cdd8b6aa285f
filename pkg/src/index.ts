/** The audit, in this thread: load it once, then call it. */

import * as wasm from "../wasm/gouji.js";
import { bind } from "./bind.js";
import { fromPackage } from "./wasm.js";

export type { Audit, Source } from "./bind.js";
export { GoujiError, type GoujiErrorCode, type Message } from "./error.js";
export type { Figures, FiguresReport, ReadyFigure } from "./figures.js";
export type { Check, Cluster, Contradiction, Decision, Decisions, Figure, KeptDecision, Note, PackUse, Repair, Report, RuleUse, SourceInfo, Summary, Text, Tool, Use } from "../wasm/gouji.js";

/** What an audit may be told. Rule packs of one's own are read by `gouji/full`. */
export type Options = Omit<wasm.Options, "rules">;

const bound = bind<Options>(wasm, () => fromPackage(new URL("../wasm/gouji_bg.wasm", import.meta.url)));

export const { load, audit, refusal } = bound;
