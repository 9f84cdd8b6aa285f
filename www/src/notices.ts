// What the reader has to be told about the text as a whole, or about a check that did not come about.
import type { Report } from "gouji";
import { GoujiError } from "gouji/client";
import { h } from "./dom";
import { language, say } from "./language";

/** Why there is no new report. */
export type Trouble = { kind: "too-long"; length: number; max: number } | { kind: "failed"; error: unknown };

/** What the notices let the reader do. */
export interface Listener {
  onRetry(): void;
  onDismiss(): void;
}

/** The notices of a report, and of what has gone wrong since. */
export function notices(report: Report | null, trouble: Trouble | null, listener: Listener): HTMLElement[] {
  const told = (report?.notes ?? []).map((note) => h("p", { class: "notice", "data-note": note.code }, note.message[language()]));
  return trouble ? [troubleNotice(trouble, listener), ...told] : told;
}

function troubleNotice(trouble: Trouble, listener: Listener): HTMLElement {
  const [text, action] =
    trouble.kind === "too-long"
      ? [
          say("notice.tooLong", { max: trouble.max.toLocaleString(), length: trouble.length.toLocaleString() }),
          h("button", { type: "button", class: "quiet", onclick: () => listener.onDismiss() }, say("notice.dismiss")),
        ]
      : [
          trouble.error instanceof GoujiError ? trouble.error.text[language()] : say("notice.failed"),
          h("button", { type: "button", class: "quiet", onclick: () => listener.onRetry() }, say("notice.retry")),
        ];
  return h("div", { class: "notice notice-error", role: "alert" }, h("p", {}, text), action);
}
