/** What can go wrong, with a message in both languages. */

/** The kinds of failure. */
export type GoujiErrorCode = "too-large" | "aborted" | "worker-failed" | "bad-input";

/** A message in both languages. */
export interface Message {
  zh: string;
  en: string;
}

/** An audit that gave no report, and why. */
export class GoujiError extends Error {
  readonly code: GoujiErrorCode;
  readonly text: Message;

  constructor(code: GoujiErrorCode, text: Message, options?: ErrorOptions) {
    super(`${text.zh} · ${text.en}`, options);
    this.name = "GoujiError";
    this.code = code;
    this.text = text;
  }
}
