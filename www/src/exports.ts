// Saves what was found: the certificate, the findings, the report as data, and what was put aside.
import type { Auditor } from "gouji/client";
import { save } from "gouji/parts";
import { byId } from "./dom";
import { language } from "./language";
import type { DecisionBook } from "./decisions";

/** What is saved, when it is asked for. */
export interface Source {
  text(): string;
  /** What the text is called; empty where it was pasted. */
  name(): string;
  /** The rule packs of one's own. */
  rules(): string[];
  onFailure(error: unknown): void;
}

/** Lets the buttons of the page save; what they save is made then, in the worker. */
export function offerExports(auditor: Pick<Auditor, "audit" | "render">, book: DecisionBook, source: Source): void {
  const options = () => ({ name: source.name(), decisions: book.of(source.name()), rules: source.rules(), language: language() });
  const offer = (id: string, type: string, make: () => Promise<string> | string) =>
    byId(`save-${id}`).addEventListener("click", async () => {
      const stem = source.name().replace(/\.[^.]*$/, "").replace(/[\\/:*?"<>|]/g, "_") || "gouji";
      try {
        save(`${stem}.${SUFFIXES[id]}`, `${type};charset=utf-8`, await make());
        (byId("exports") as HTMLDetailsElement).open = false;
      } catch (error) {
        source.onFailure(error);
      }
    });
  offer("certificate", "text/html", () => auditor.render(source.text(), "certificate", options()));
  offer("html", "text/html", () => auditor.render(source.text(), "html", options()));
  offer("csv", "text/csv", () => auditor.render(source.text(), "csv", options()));
  offer("json", "application/json", async () => `${JSON.stringify(await auditor.audit(source.text(), options()), null, 2)}\n`);
  offer("decisions", "application/json", () => `${JSON.stringify(book.of(source.name()), null, 2)}\n`);
}

const SUFFIXES: Record<string, string> = {
  certificate: "certificate.html",
  html: "findings.html",
  csv: "findings.csv",
  json: "report.json",
  decisions: "decisions.json",
};
