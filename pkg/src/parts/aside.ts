// Puts a finding aside with a reason, or takes it up again.
import { h } from "./dom.js";
import type { Check } from "./report.js";
import type { Speech } from "./speech.js";

/** What the form lets the reader do; without the first there is no form. */
export interface AsideActions {
  /** Puts a finding aside; gives why that cannot be, if so. */
  onPutAside?: ((check: Check, reason: string, by: string) => Promise<string | undefined>) | undefined;
  onTakeUp?: ((check: Check) => void) | undefined;
}

/** The decision on a finding, or the form for one; nothing where there is nothing to decide. */
export function aside(check: Check, speech: Speech, actions: AsideActions): HTMLElement | null {
  if (check.decision) return decided(check, speech, actions);
  return check.severity === "none" || !actions.onPutAside ? null : form(check, speech, actions);
}

function decided(check: Check, speech: Speech, actions: AsideActions): HTMLElement {
  const { reason, by } = check.decision!;
  return h(
    "div",
    { class: "put-aside", lang: speech.language },
    h("p", {}, speech.say(by ? "aside.by" : "aside.reason", { reason, by: by ?? "" })),
    actions.onTakeUp && h("button", { type: "button", class: "take-up", onclick: () => actions.onTakeUp?.(check) }, speech.say("aside.takeUp")),
  );
}

function form(check: Check, speech: Speech, actions: AsideActions): HTMLElement {
  const told = h("p", { class: "refused", role: "alert" });
  const reason = h("textarea", { class: "aside-reason", rows: 2, required: true });
  const by = h("input", { class: "aside-by", autocomplete: "name", required: check.severity === "error" });
  const submit = async (event: Event) => {
    event.preventDefault();
    told.textContent = (await actions.onPutAside?.(check, reason.value.trim(), by.value.trim())) ?? "";
  };
  return h(
    "details",
    { class: "put-aside" },
    h("summary", {}, speech.say("aside.open")),
    h(
      "form",
      { onsubmit: (event) => void submit(event) },
      h("label", {}, speech.say("aside.why"), reason),
      h("label", {}, speech.say(check.severity === "error" ? "aside.who" : "aside.whoIfAny"), by),
      told,
      h("button", { type: "submit" }, speech.say("aside.put")),
    ),
  );
}
