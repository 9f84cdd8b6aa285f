/** The audit in a worker: the page stays free, and every request settles. */

import { GoujiError } from "./error.js";
import type { Check, Figures, FiguresReport, Form, KeptDecision, Options, Report, RuleFault, Text } from "./full.js";
import type { Answer, Request, Value } from "./protocol.js";
import { put } from "./slices.js";

export { GoujiError, type GoujiErrorCode, type Message } from "./error.js";
export type { Check, Decisions, Figures, FiguresReport, Form, KeptDecision, Options, Report, RuleFault, Text } from "./full.js";

/** What an audit may be told, and how it can be given up. */
export interface AuditOptions extends Options {
  signal?: AbortSignal | undefined;
  /** The newest of such audits wins: those that were asked for before are given up. */
  newest?: boolean | undefined;
}

/** The longest text that is sent to the worker, in UTF-16 units; the audit itself takes no more bytes than that. */
export const MAX_LENGTH = 16 << 20;

interface Job {
  request: Request;
  resolve: (value: Value) => void;
  reject: (reason: GoujiError) => void;
  signal: AbortSignal | undefined;
  newest: boolean;
  abort: () => void;
  /** What has come of a large report. */
  lists: Pick<Report, "figures" | "checks" | "clusters"> | undefined;
}

/**
 * Sends texts to a worker, one at a time and in order.
 *
 * A worker that fails is ended and what waits for it is rejected; the next request starts a new one,
 * unless a worker was given rather than a function that makes one.
 */
export class Auditor {
  readonly #make: () => Worker;
  #worker: Worker | undefined;
  #jobs: Job[] = [];
  #running: Job | undefined;
  #lastId = 0;
  #closed = false;

  constructor(worker?: Worker | (() => Worker)) {
    this.#make =
      typeof worker === "function"
        ? worker
        : worker === undefined
          ? () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" })
          : onlyOnce(worker);
  }

  /** Audits a text or ready figures; rejects with a {@link GoujiError}. */
  audit(text: string, how?: AuditOptions): Promise<Report>;
  audit(figures: Figures, how?: AuditOptions): Promise<FiguresReport>;
  audit(input: string | Figures, how?: AuditOptions): Promise<Report | FiguresReport>;
  audit(text: string | Figures, { signal, newest, ...options }: AuditOptions = {}): Promise<Report | FiguresReport> {
    if (newest) {
      this.#giveUpOlder();
    }
    return isTooLong(text) ? Promise.reject(tooLong()) : this.#ask<Report>((id) => ({ id, text, options: given(options) }), signal, newest);
  }

  /** Audits `text` and gives what was found as a document to keep; rejects with a {@link GoujiError}. */
  render(text: string | Figures, form: Form, { signal, newest: _, ...options }: AuditOptions = {}): Promise<string> {
    return isTooLong(text) ? Promise.reject(tooLong()) : this.#ask<string>((id) => ({ id, text, options: given(options), form }), signal);
  }

  /** Why `decision` does not put a finding of this severity aside; undefined where it does. */
  refusal(decision: KeptDecision, severity: Check["severity"]): Promise<Text | undefined> {
    return this.#ask<Text | undefined>((id) => ({ id, decision, severity }));
  }

  /** What is wrong with a rule pack, its examples tried; nothing where it is in order. */
  ruleFaults(pack: string): Promise<RuleFault[]> {
    return this.#ask<RuleFault[]>((id) => ({ id, pack }));
  }

  #ask<T extends Value>(make: (id: number) => Request, signal?: AbortSignal, newest = false): Promise<T> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(aborted());
        return;
      }
      if (this.#closed) {
        reject(closed());
        return;
      }
      const job: Job = {
        request: make(++this.#lastId),
        // The worker answers a request with what that request asks for.
        resolve: (value) => resolve(value as T),
        reject,
        signal,
        newest,
        abort: () => this.#settle(job, () => reject(aborted())),
        lists: undefined,
      };
      signal?.addEventListener("abort", job.abort);
      this.#jobs.push(job);
      this.#next();
    });
  }

  /** Ends the worker, and rejects what still waits for it. */
  close(): void {
    this.#closed = true;
    this.#fail(closed());
  }

  #giveUpOlder(): void {
    for (const job of this.#jobs.filter(({ newest }) => newest)) {
      job.abort();
    }
  }

  #next(): void {
    const job = this.#running === undefined ? this.#jobs[0] : undefined;
    if (job === undefined) {
      return;
    }
    try {
      this.#worker ??= this.#start();
    } catch (reason) {
      this.#fail(workerFailed(String(reason)));
      return;
    }
    try {
      this.#worker.postMessage(job.request);
      this.#running = job;
    } catch (reason) {
      this.#settle(job, () => job.reject(unsendable(reason)));
      this.#next();
    }
  }

  #start(): Worker {
    const worker = this.#make();
    const fail = (reason: string) => {
      if (this.#worker === worker) {
        this.#fail(workerFailed(reason));
      }
    };
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => this.#answer(worker, data));
    worker.addEventListener("error", ({ message }) => fail(message ?? "error"));
    worker.addEventListener("messageerror", () => fail("messageerror"));
    return worker;
  }

  #answer(worker: Worker, answer: Answer): void {
    const job = this.#running;
    if (worker !== this.#worker || job?.request.id !== answer.id) {
      return;
    }
    if ("slice" in answer) {
      // Nobody waits for the slices of what was given up.
      if (this.#jobs.includes(job)) {
        put(answer.slice, (job.lists ??= { figures: [], checks: [], clusters: [] }));
      }
      return;
    }
    this.#running = undefined;
    if ("report" in answer) {
      const whole = job.lists ? { ...(answer.report as Report), ...job.lists } : answer.report;
      this.#settle(job, () => job.resolve(whole));
    } else if (answer.error.code === "worker-failed") {
      this.#fail(new GoujiError(answer.error.code, answer.error.text));
    } else {
      const { code, text } = answer.error;
      this.#settle(job, () => job.reject(new GoujiError(code, text)));
    }
    this.#next();
  }

  /** Takes `job` out of the queue; one that the worker is at is still waited for, and its answer dropped. */
  #settle(job: Job, how: () => void): void {
    this.#jobs = this.#jobs.filter((other) => other !== job);
    job.signal?.removeEventListener("abort", job.abort);
    how();
  }

  #fail(reason: GoujiError): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#running = undefined;
    for (const job of this.#jobs) {
      this.#settle(job, () => job.reject(reason));
    }
  }
}

/** `options` without what was left out. */
function given(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

const isTooLong = (input: string | Figures): boolean => typeof input === "string" && input.length > MAX_LENGTH;

function onlyOnce(worker: Worker): () => Worker {
  let given: Worker | undefined = worker;
  return () => {
    if (given === undefined) {
      throw new Error("the worker that was given has ended");
    }
    const first = given;
    given = undefined;
    return first;
  };
}

function tooLong(): GoujiError {
  return new GoujiError("too-large", {
    zh: "文本超过 16 MiB 的上限，请分成几部分核对",
    en: "the text is larger than 16 MiB: audit it in parts",
  });
}

function aborted(): GoujiError {
  return new GoujiError("aborted", { zh: "核对已取消", en: "the audit was given up" });
}

function closed(): GoujiError {
  return new GoujiError("aborted", { zh: "核对程序已关闭", en: "the auditor has been closed" });
}

function unsendable(reason: unknown): GoujiError {
  return new GoujiError("bad-input", {
    zh: `要核对的文本和选项应为字符串:${String(reason)}`,
    en: `the text to audit and its options must be strings: ${String(reason)}`,
  });
}

function workerFailed(reason: string): GoujiError {
  return new GoujiError("worker-failed", {
    zh: `核对程序意外停止,请再试一次:${reason}`,
    en: `the worker stopped unexpectedly, please try again: ${reason}`,
  });
}
