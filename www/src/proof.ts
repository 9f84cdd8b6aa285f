// Shows why no text can leave: the policy that the browser holds the page to, and what it has asked for so far.
import { h } from "gouji/parts";
import { byId } from "./dom";
import { say } from "./language";

/** Fills the proof each time it is unfolded. */
export function offerProof(): void {
  const folded = byId("proof") as HTMLDetailsElement;
  folded.addEventListener("toggle", () => folded.open && show());
}

/** Writes the proof anew, in the language of the page. */
export function show(): void {
  const policy = document.querySelector<HTMLMetaElement>("meta[http-equiv='Content-Security-Policy']")?.content ?? "";
  const connect = /connect-src ([^;]*)/.exec(policy)?.[1]?.trim();
  const requests = performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !/^(data|blob):/.test(name));
  const foreign = requests.filter((name) => new URL(name).origin !== location.origin);
  byId("proof-body").replaceChildren(
    h("p", {}, say(connect === "'none'" ? "proof.none" : "proof.self")),
    h("p", { id: "proof-count" }, say("proof.requests", { n: requests.length, foreign: foreign.length })),
    h("code", {}, policy),
  );
}
