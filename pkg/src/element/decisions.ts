/** What is put aside, as the reader of `<gouji-audit>` changes it. */

import type { Check, Decisions, KeptDecision } from "../full.js";

/** `decisions` with one more; an earlier one on the same finding gives way. */
export function withDecision(decisions: Decisions | undefined, decision: KeptDecision): Decisions {
  const others = decisions?.decisions.filter((kept) => kept.fingerprint !== decision.fingerprint) ?? [];
  return { schema: "gouji.decisions/1", decisions: [...others, decision] };
}

/** `decisions` without the one on `check`; a finding whose text was edited may bear the fingerprint of another. */
export function withoutDecision(decisions: Decisions | undefined, check: Check): Decisions {
  const kept = decisions?.decisions ?? [];
  const exact = kept.filter((decision) => decision.fingerprint !== check.fingerprint);
  const left = exact.length < kept.length ? exact : kept.filter((decision) => decision.reason !== check.decision?.reason);
  return { schema: "gouji.decisions/1", decisions: left };
}
