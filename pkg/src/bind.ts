/** What both modules of the audit are called by, the small one and the full one. */

import type { Check, InitInput, KeptDecision, Options as Every, Report, SyncInitInput, Text, Told } from "../wasm-full/gouji.js";
import { GoujiError, type GoujiErrorCode, type Message } from "./error.js";
import { type Figures, type FiguresReport, placed } from "./figures.js";

/** What the WebAssembly can be loaded from: an address, a response, its bytes, or a compiled module. */
export type Source = InitInput | Promise<InitInput>;

/** What wasm-bindgen makes of either module. */
interface Module {
  default(input: { module_or_path: InitInput }): Promise<unknown>;
  initSync(input: { module: SyncInitInput }): unknown;
  audit(text: string, options?: Every | null): Report;
  tell(figures: unknown): Told;
  refusal(decision: KeptDecision, severity: Check["severity"]): Text | undefined;
}

/** The audit of one module, for those that take `Options`. */
export interface Audit<Options> {
  /**
   * Reads `text`, works out what it claims about its figures and recomputes each claim.
   * Throws a {@link GoujiError} for a text that is too large or none.
   */
  (text: string, options?: Options): Report;
  /** Audits ready figures; the report knows where each figure came from. Throws a {@link GoujiError}. */
  (figures: Figures, options?: Options): FiguresReport;
  (input: string | Figures, options?: Options): Report | FiguresReport;
}

/** What a module is called by. */
export interface Bound<Options> {
  /**
   * Loads the WebAssembly, once: from `source`, or else from the package itself.
   * A load that failed can be tried again.
   */
  load(source?: Source): Promise<void>;
  audit: Audit<Options>;
  /** Why `decision` does not put a finding of this severity aside; undefined where it does. */
  refusal(decision: KeptDecision, severity: Check["severity"]): Text | undefined;
  /** What `inWasm` gives; what it throws as a {@link GoujiError}. */
  call<T>(inWasm: () => T): T;
  /** `input` as the text that is audited. */
  text(input: string | Figures): string;
}

/** Binds `module`, which is loaded from what `packaged` gives where nothing else is said. */
export function bind<Options extends Every>(module: Module, packaged: () => Source): Bound<Options> {
  let loading: Promise<void> | undefined;
  let loaded = false;

  async function initialise(source: Source): Promise<void> {
    const given = await source;
    // Bytes need none of what `default` asks for: the first mention of `Request` alone keeps Node busy for 20 ms.
    if (isBytes(given)) {
      module.initSync({ module: await WebAssembly.compile(given) });
    } else {
      await module.default({ module_or_path: given });
    }
    loaded = true;
  }

  function load(source: Source = packaged()): Promise<void> {
    loading ??= initialise(source).catch((reason: unknown) => {
      loading = undefined;
      throw reason;
    });
    return loading;
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

  const tell = (figures: Figures): Told => call(() => module.tell(plain(figures)));

  function audit(input: string | Figures, options?: Options): Report | FiguresReport {
    if (!isFigures(input)) {
      return call(() => module.audit(input, options));
    }
    const { text, places } = tell(input);
    return placed(call(() => module.audit(text, options)), text, places);
  }

  return {
    load,
    audit: audit as Audit<Options>,
    refusal: (decision, severity) => call(() => module.refusal(decision, severity)),
    call,
    text: (input) => (isFigures(input) ? tell(input).text : input),
  };
}

const isBytes = (given: InitInput): given is BufferSource => given instanceof ArrayBuffer || ArrayBuffer.isView(given);

const isFigures = (input: string | Figures): input is Figures => typeof input === "object" && input !== null;

/** `figures` as JSON has them. */
function plain(figures: Figures): unknown {
  try {
    return JSON.parse(JSON.stringify(figures));
  } catch (reason) {
    throw new GoujiError("bad-input", {
      zh: `数据不能写成 JSON：${String(reason)}`,
      en: `the figures cannot be written as JSON: ${String(reason)}`,
    });
  }
}

function isRefusal(reason: unknown): reason is Error & { code: GoujiErrorCode; text: Message } {
  return reason instanceof Error && "code" in reason && "text" in reason;
}
