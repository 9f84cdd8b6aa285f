/** The audit, in this thread: load it once, then call it. */

import init, {
  audit as auditInWasm,
  type Check,
  type InitInput,
  initSync,
  type KeptDecision,
  type Options,
  refusal as refusalInWasm,
  render as renderInWasm,
  ruleFaults as ruleFaultsInWasm,
  type RuleFault,
  type Report,
  tell,
  type Text,
} from "../wasm/gouji.js";
import { type Figures, type FiguresReport, placed } from "./figures.js";
import { GoujiError, type GoujiErrorCode, type Message } from "./error.js";
import { fromPackage } from "./wasm.js";

export { GoujiError, type GoujiErrorCode, type Message } from "./error.js";
export type { Figures, FiguresReport, ReadyFigure } from "./figures.js";
export type { Check, Cluster, Contradiction, Decision, Decisions, Figure, KeptDecision, Note, Options, PackUse, Repair, Report, RuleFault, RuleUse, SourceInfo, Summary, Text, Tool, Use } from "../wasm/gouji.js";

/** What the WebAssembly can be loaded from: an address, a response, its bytes, or a compiled module. */
export type Source = InitInput | Promise<InitInput>;

let loading: Promise<void> | undefined;
let loaded = false;

/**
 * Loads the WebAssembly, once: from `source`, or else from the package itself.
 * A load that failed can be tried again.
 */
export function load(source?: Source): Promise<void> {
  loading ??= initialise(source).catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

async function initialise(source: Source = fromPackage(new URL("../wasm/gouji_bg.wasm", import.meta.url))): Promise<void> {
  const given = await source;
  // Bytes need none of what `init` asks for: the first mention of `Request` alone keeps Node busy for 20 ms.
  if (isBytes(given)) {
    initSync({ module: await WebAssembly.compile(given) });
  } else {
    await init({ module_or_path: given });
  }
  loaded = true;
}

const isBytes = (given: InitInput): given is BufferSource => given instanceof ArrayBuffer || ArrayBuffer.isView(given);

/**
 * Reads `text`, works out what it claims about its figures and recomputes each claim.
 * Throws a {@link GoujiError} for a text that is too large or none.
 */
export function audit(text: string, options?: Options): Report;
/** Audits ready figures; the report knows where each figure came from. Throws a {@link GoujiError}. */
export function audit(figures: Figures, options?: Options): FiguresReport;
export function audit(input: string | Figures, options?: Options): Report | FiguresReport;
export function audit(input: string | Figures, options?: Options): Report | FiguresReport {
  if (!isFigures(input)) {
    return call(() => auditInWasm(input, options));
  }
  const { text, places } = call(() => tell(json(input)));
  return placed(call(() => auditInWasm(text, options)), text, places);
}

const isFigures = (input: string | Figures): input is Figures => typeof input === "object" && input !== null;

function json(figures: Figures): string {
  try {
    return JSON.stringify(figures);
  } catch (reason) {
    throw new GoujiError("bad-input", {
      zh: `数据不能写成 JSON：${String(reason)}`,
      en: `the figures cannot be written as JSON: ${String(reason)}`,
    });
  }
}

/** What {@link render} can write: the certificate and the findings as HTML, or the findings as CSV. */
export type Form = "certificate" | "html" | "csv";

/** Audits a text or ready figures and gives what was found as a document to keep. Throws as {@link audit} does. */
export function render(input: string | Figures, form: Form, options?: Options): string {
  return call(() => renderInWasm(isFigures(input) ? tell(json(input)).text : input, form, options));
}

/** Why `decision` does not put a finding of this severity aside; undefined where it does. */
export function refusal(decision: KeptDecision, severity: Check["severity"]): Text | undefined {
  return call(() => refusalInWasm(decision, severity));
}

/** What is wrong with a rule pack, its examples tried; nothing where it is in order. */
export function ruleFaults(pack: string): RuleFault[] {
  return call(() => ruleFaultsInWasm(pack));
}

function call<T>(inWasm: () => T): T {
  if (!loaded) {
    throw new Error("先等待 load() 完成,再调用 · await load() before any call");
  }
  try {
    return inWasm();
  } catch (reason) {
    throw isRefusal(reason) ? new GoujiError(reason.code, reason.text) : reason;
  }
}

function isRefusal(reason: unknown): reason is Error & { code: GoujiErrorCode; text: Message } {
  return reason instanceof Error && "code" in reason && "text" in reason;
}
