/** Why a file cannot be read; apart from the readers, so that it is known without loading them. */

import type { Message } from "./error.js";

/** A file that cannot be read, with what is wrong in one word, and what to do about it in both languages. */
export class ReadError extends Error {
  readonly code: string;
  readonly text: Message;

  constructor(code: string, text: Message, options?: ErrorOptions) {
    super(`${text.zh} · ${text.en}`, options);
    this.name = "ReadError";
    this.code = code;
    this.text = text;
  }
}
