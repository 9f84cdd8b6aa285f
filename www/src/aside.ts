// Puts a finding aside with a reason, or takes it up again.
import { h } from "./dom";
import { language, say } from "./language";
import type { Check } from "./report";

/** What the form lets the reader do. */
export interface AsideActions {
  /** Puts a finding aside; gives why that cannot be, if so. */
  onPutAside(check: Check, reason: string, by: string): Promise<string | undefined>;
  onTakeUp(check: Check): void;
}

/** The decision on a finding, or the form for one; nothing where there is nothing to decide. */
export function aside(check: Check, actions: AsideActions): HTMLElement | null {
  if (check.decision) return decided(check, actions);
  return check.severity === "none" ? null : form(check, actions);
}

function decided(check: Check, actions: AsideActions): HTMLElement {
  const { reason, by } = check.decision!;
  return h(
    "div",
    { class: "put-aside", lang: language() },
    h("p", {}, say(by ? "aside.by" : "aside.reason", { reason, by: by ?? "" })),
    h("button", { type: "button", class: "take-up", onclick: () => actions.onTakeUp(check) }, say("aside.takeUp")),
  );
}

function form(check: Check, actions: AsideActions): HTMLElement {
  const told = h("p", { class: "refused", role: "alert" });
  const reason = h("textarea", { class: "aside-reason", rows: 2, required: true });
  const by = h("input", { class: "aside-by", autocomplete: "name", required: check.severity === "error" });
  const submit = async (event: Event) => {
    event.preventDefault();
    told.textContent = (await actions.onPutAside(check, reason.value.trim(), by.value.trim())) ?? "";
  };
  return h(
    "details",
    { class: "put-aside" },
    h("summary", {}, say("aside.open")),
    h(
      "form",
      { onsubmit: (event) => void submit(event) },
      h("label", {}, say("aside.why"), reason),
      h("label", {}, say(check.severity === "error" ? "aside.who" : "aside.whoIfAny"), by),
      told,
      h("button", { type: "submit" }, say("aside.put")),
    ),
  );
}
