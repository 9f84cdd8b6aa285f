// What hangs together: the checks that share figures, each group with its picture and the changes that mend all of it.
import { bars } from "./bars.js";
import { h } from "./dom.js";
import { flow } from "./flow.js";
import { change, framed } from "./picture.js";
import { stateOfCheck, type Check, type Reading } from "./report.js";
import type { Speech } from "./speech.js";

/** As many groups as are shown. */
const SHOWN = 60;

type Cluster = Reading["report"]["clusters"][number];

/** What the reader may do here. */
export interface ClusterListener {
  onOpen(check: Check): void;
  /** Puts all changes of one way to mend a group into the text; without it, they are only shown. */
  onRepair?: ((changes: Cluster["repairs"][number]) => void) | undefined;
}

export class ClusterView {
  #reading: Reading | null = null;
  readonly #title = h("summary", { id: "clusters-title" });
  readonly #body = h("div", { class: "clusters-body", tabindex: 0, role: "group", "aria-labelledby": "clusters-title" });

  /** Puts the groups into `root`, which unfolds them. */
  constructor(
    private readonly root: HTMLDetailsElement,
    private readonly speech: Speech,
    private readonly listener: ClusterListener,
  ) {
    root.classList.add("clusters");
    root.replaceChildren(this.#title, this.#body);
    root.addEventListener("toggle", () => this.#render());
  }

  /** Shows the groups of a report; they are drawn when unfolded. */
  show(reading: Reading | null): void {
    this.#reading = reading;
    const clusters = reading?.report.clusters ?? [];
    this.root.hidden = clusters.length === 0;
    this.#title.textContent = this.speech.say("clusters.title", { n: clusters.length });
    this.#render();
  }

  #render(): void {
    const reading = this.#reading;
    if (!this.root.open || this.root.hidden || !reading) return this.#body.replaceChildren();
    // What cannot hold comes first, then as the text has them.
    const sorted = [...reading.report.clusters].sort((a, b) => Number(b.contradictions.length > 0) - Number(a.contradictions.length > 0));
    const rest = sorted.length - SHOWN;
    this.#body.replaceChildren(
      ...sorted.slice(0, SHOWN).map((cluster) => this.#group(cluster, reading)),
      ...(rest > 0 ? [h("p", { class: "rest" }, this.speech.say("group.rest", { n: rest }))] : []),
    );
  }

  #group(cluster: Cluster, reading: Reading): HTMLElement {
    const checks = cluster.checks.flatMap((id) => reading.check(id) ?? []);
    const title = `cluster-${cluster.id}`;
    return h(
      "div",
      { class: "cluster", role: "group", "aria-labelledby": title },
      h("h3", { id: title, class: cluster.contradictions.length > 0 ? "cluster-broken" : "" }, cluster.message[this.speech.language]),
      ...this.#pictures(checks, reading),
      h("ul", { class: "cluster-checks", role: "list" }, ...checks.map((check) => this.#check(check))),
      cluster.repairs.length > 0 && h("p", { class: "cluster-ways" }, this.speech.say("clusters.ways")),
      cluster.repairs.length > 0 && h("ul", { class: "repairs" }, ...cluster.repairs.map((way) => this.#way(way, reading))),
    );
  }

  #pictures(checks: Check[], reading: Reading): HTMLElement[] {
    const drawn = flow(checks, reading, this.speech);
    const pictures = drawn ? [framed(drawn)] : checks.filter((check) => check.relation === "sum").map((check) => framed(bars(check, reading, this.speech)));
    return [...pictures, ...checks.map((check) => change(check, reading, this.speech, check.message[this.speech.language]))].filter((picture) => picture !== null);
  }

  #check(check: Check): HTMLElement {
    const state = stateOfCheck(check);
    return h(
      "li",
      {},
      h("span", { class: `badge badge-${state}` }, this.speech.say(`state.${state}`)),
      h("button", { type: "button", class: "card-check", onclick: () => this.listener.onOpen(check) }, check.message[this.speech.language]),
      h("code", {}, check.formula),
    );
  }

  #way(way: Cluster["repairs"][number], reading: Reading): HTMLElement {
    const words = way.map(({ figure, text }) => this.speech.say("detail.apply", { was: reading.figures.get(figure)?.text ?? "", text })).join(this.speech.language === "zh" ? "；" : "; ");
    const { onRepair } = this.listener;
    const shown = onRepair ? h("button", { type: "button", class: "repair", part: "repair", onclick: () => onRepair(way) }, words) : words;
    return h("li", {}, shown, h("span", { class: "aside" }, way[0]?.why[this.speech.language]));
  }
}
