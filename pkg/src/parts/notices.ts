// What the reader has to be told about the text as a whole, a repair, or a check that did not come about.
import { GoujiError, type Message } from "../error.js";
import type { Report } from "../index.js";
import { ReadError } from "../read-error.js";
import type { FileNote } from "../readers.js";
import { h } from "./dom.js";
import type { Speech } from "./speech.js";

/** What was asked for and did not come about. */
export type Trouble =
  | { kind: "too-long"; length: number; max: number }
  | { kind: "failed"; error: unknown }
  | { kind: "not-repaired"; was: string }
  | { kind: "unreadable"; name: string; why: Message };

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
export function fileNotices({ name, notes }: Opened, speech: Speech): HTMLElement[] {
  return notes.map((note) => h("p", { class: "notice", "data-note": note.code }, speech.say("notice.file", { name, told: note.message[speech.language] })));
}

/** What the notices let the reader do. */
export interface NoticeListener {
  onRetry(): void;
  onDismiss(): void;
  onUndo(): void;
}

/** The notices of a report, and of what was done or has gone wrong since. */
export function notices(report: Report | null, trouble: Trouble | null, repaired: Repaired | null, speech: Speech, listener: NoticeListener): HTMLElement[] {
  const told: HTMLElement[] = (report?.notes ?? []).filter((note) => note.code !== "stale-decision").map((note) => h("p", { class: "notice", "data-note": note.code }, note.message[speech.language]));
  const stale = (report?.notes ?? []).filter((note) => note.code === "stale-decision").length;
  // Texts that are pasted share their decisions: one line for all that speak of another one.
  if (stale > 0) told.push(h("p", { class: "notice", "data-note": "stale-decision" }, speech.say("notice.stale", { n: stale })));
  if (repaired) told.unshift(repairedNotice(repaired, speech, listener));
  return trouble ? [troubleNotice(trouble, speech, listener), ...told] : told;
}

function repairedNotice({ was, text }: Repaired, speech: Speech, listener: NoticeListener): HTMLElement {
  const undo = h("button", { type: "button", id: "undo-repair", onclick: () => listener.onUndo() }, speech.say("notice.undo"));
  return h("div", { class: "notice", role: "status" }, h("p", {}, speech.say("notice.repaired", { was, text })), undo);
}

function troubleNotice(trouble: Trouble, speech: Speech, listener: NoticeListener): HTMLElement {
  const retry = trouble.kind === "failed";
  const action = h(
    "button",
    { type: "button", class: "quiet", onclick: () => (retry ? listener.onRetry() : listener.onDismiss()) },
    speech.say(retry ? "notice.retry" : "notice.dismiss"),
  );
  return h("div", { class: "notice notice-error", role: "alert" }, h("p", {}, troubleText(trouble, speech)), action);
}

function troubleText(trouble: Trouble, speech: Speech): string {
  switch (trouble.kind) {
    case "too-long":
      return speech.say("notice.tooLong", { max: trouble.max.toLocaleString(), length: trouble.length.toLocaleString() });
    case "not-repaired":
      return speech.say("notice.notRepaired", { was: trouble.was });
    case "unreadable":
      return speech.say("notice.unreadable", { name: trouble.name, why: trouble.why[speech.language] });
    case "failed":
      return trouble.error instanceof GoujiError || trouble.error instanceof ReadError ? trouble.error.text[speech.language] : speech.say("notice.failed");
  }
}
