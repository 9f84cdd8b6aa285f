/** What the client and the worker say to each other. */

import type { Slice } from "./slices.js";
import type { Check, Figures, Form, GoujiErrorCode, KeptDecision, Message, Options, Report, RuleFault, Text } from "./full.js";

/** A text or figures to audit, and the form that its report is wanted in; or a decision or a rule pack to judge. */
export type Request =
  | { id: number; text: string | Figures; options: Options; form?: Form }
  | { id: number; decision: KeptDecision; severity: Check["severity"] }
  | { id: number; pack: string };

/** What was asked for. */
export type Value = Report | string | Text | RuleFault[] | undefined;

/** What came of the request with this id; a slice is one of a report that follows. */
export type Answer = { id: number; slice: Slice } | { id: number; report: Value } | { id: number; error: { code: GoujiErrorCode; text: Message } };
