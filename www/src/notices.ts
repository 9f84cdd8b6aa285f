// What the reader has to be told about the text as a whole, a repair, or a check that did not come about.
import type { Report, Text } from "gouji";
import type { FileNote } from "gouji/readers";
import { GoujiError } from "gouji/client";
import { h } from "gouji/parts";
import { language, say } from "./language";

/** What was asked for and did not come about. */
export type Trouble =
  | { kind: "too-long"; length: number; max: number }
  | { kind: "failed"; error: unknown }
  | { kind: "not-repaired"; was: string }
  | { kind: "unreadable"; name: string; why: Text };

/** A repair that was just made. */
export interface Repaired {
  was: string;
  text: string;
}

/** The file that the text was read from, and what should be known of it. */
export interface Opened {
  name: string;
  notes: FileNote[];
}

/** What a reader of the text should know of its file. */
export function fileNotices({ name, notes }: Opened): HTMLElement[] {
  return notes.map((note) => h("p", { class: "notice", "data-note": note.code }, say("notice.file", { name, told: note.message[language()] })));
}

/** What the notices let the reader do. */
export interface Listener {
  onRetry(): void;
  onDismiss(): void;
  onUndo(): void;
}

/** The notices of a report, and of what was done or has gone wrong since. */
export function notices(report: Report | null, trouble: Trouble | null, repaired: Repaired | null, listener: Listener): HTMLElement[] {
  const told: HTMLElement[] = (report?.notes ?? []).filter((note) => note.code !== "stale-decision").map((note) => h("p", { class: "notice", "data-note": note.code }, note.message[language()]));
  const stale = (report?.notes ?? []).filter((note) => note.code === "stale-decision").length;
  // Texts that are pasted share their decisions: one line for all that speak of another one.
  if (stale > 0) told.push(h("p", { class: "notice", "data-note": "stale-decision" }, say("notice.stale", { n: stale })));
  if (repaired) told.unshift(repairedNotice(repaired, listener));
  return trouble ? [troubleNotice(trouble, listener), ...told] : told;
}

function repairedNotice({ was, text }: Repaired, listener: Listener): HTMLElement {
  const undo = h("button", { type: "button", id: "undo-repair", onclick: () => listener.onUndo() }, say("notice.undo"));
  return h("div", { class: "notice", role: "status" }, h("p", {}, say("notice.repaired", { was, text })), undo);
}

function troubleNotice(trouble: Trouble, listener: Listener): HTMLElement {
  const retry = trouble.kind === "failed";
  const action = h(
    "button",
    { type: "button", class: "quiet", onclick: () => (retry ? listener.onRetry() : listener.onDismiss()) },
    say(retry ? "notice.retry" : "notice.dismiss"),
  );
  return h("div", { class: "notice notice-error", role: "alert" }, h("p", {}, troubleText(trouble)), action);
}

function troubleText(trouble: Trouble): string {
  switch (trouble.kind) {
    case "too-long":
      return say("notice.tooLong", { max: trouble.max.toLocaleString(), length: trouble.length.toLocaleString() });
    case "not-repaired":
      return say("notice.notRepaired", { was: trouble.was });
    case "unreadable":
      return say("notice.unreadable", { name: trouble.name, why: trouble.why[language()] });
    case "failed":
      return trouble.error instanceof GoujiError ? trouble.error.text[language()] : say("notice.failed");
  }
}
