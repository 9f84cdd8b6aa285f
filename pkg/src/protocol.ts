/** What the client and the worker say to each other. */

import type { GoujiErrorCode, Message, Options, Report } from "./index.js";

/** A text to audit. */
export interface Request {
  id: number;
  text: string;
  options: Options;
}

/** What came of the request with this id. */
export type Answer = { id: number; report: Report } | { id: number; error: { code: GoujiErrorCode; text: Message } };
