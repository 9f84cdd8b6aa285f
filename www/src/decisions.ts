// What is put aside, kept on this machine for each text by its name.
import type { Decisions, KeptDecision } from "gouji";

const KEY = "gouji.decisions";
const SCHEMA = "gouji.decisions/1";

export class DecisionBook {
  #books: Record<string, KeptDecision[]>;

  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | null) {
    this.#books = remembered(storage);
  }

  /** The decisions on the text of this name, as the package takes them and as a file holds them. */
  of(name: string): Decisions {
    return { schema: SCHEMA, decisions: this.#books[name] ?? [] };
  }

  /** Takes decisions up; one on the same finding gives way. */
  add(name: string, decisions: readonly KeptDecision[]): void {
    const fresh = new Set(decisions.map((decision) => decision.fingerprint));
    this.#set(name, [...this.of(name).decisions.filter((kept) => !fresh.has(kept.fingerprint)), ...decisions]);
  }

  /** Drops the decision with these words; a finding whose text was edited may bear the fingerprint of another. */
  drop(name: string, { fingerprint, reason }: { fingerprint: string; reason: string }): void {
    const kept = this.of(name).decisions;
    const exact = kept.filter((decision) => decision.fingerprint !== fingerprint);
    this.#set(name, exact.length < kept.length ? exact : kept.filter((decision) => decision.reason !== reason));
  }

  #set(name: string, decisions: KeptDecision[]): void {
    this.#books[name] = decisions;
    try {
      this.storage?.setItem(KEY, JSON.stringify(this.#books));
    } catch {
      // Storage may be closed or full; the decisions then last as long as the page does.
    }
  }
}

/** The decisions in a file that was saved from here or from the command line; undefined where it holds none. */
export function readDecisions(json: string): KeptDecision[] | undefined {
  try {
    const file: unknown = JSON.parse(json.replace(/^\uFEFF/, ""));
    const { schema, decisions } = file as Partial<Decisions>;
    return schema === SCHEMA && Array.isArray(decisions) && decisions.every(isDecision) ? decisions : undefined;
  } catch {
    return undefined;
  }
}

function isDecision(value: unknown): value is KeptDecision {
  const { fingerprint, reason, by } = (value ?? {}) as Partial<KeptDecision>;
  return typeof fingerprint === "string" && typeof reason === "string" && (by === undefined || typeof by === "string");
}

function remembered(storage: Pick<Storage, "getItem"> | null): Record<string, KeptDecision[]> {
  try {
    const books = Object.entries(JSON.parse(storage?.getItem(KEY) ?? "{}") as object);
    return Object.fromEntries(books.filter(([, book]) => Array.isArray(book) && book.every(isDecision)));
  } catch {
    return {};
  }
}

/** The storage of this page, or null where the browser closes it. */
export function ownStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
