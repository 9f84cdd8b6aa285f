// What the types promise to Vue's and Svelte's own checkers, and to plain listeners; compiled, never run.
import type {} from "gouji/svelte";
import type {} from "gouji/vue";
import "gouji/define";
import type { SvelteHTMLElements } from "svelte/elements";
import type { GlobalComponents } from "vue";
import { FIGURES } from "./figures";

const svelte: SvelteHTMLElements["gouji-audit"] = { figures: FIGURES, compact: true, onaudit: ({ detail }) => detail.report.summary, onrepair: (event) => event.detail.changes[0]?.pointer };
const vue: InstanceType<GlobalComponents["gouji-audit"]>["$props"] = { figures: FIGURES, packs: ["reconsideration"], lang: "zh" };
// @ts-expect-error no such language of properties
const wrong: SvelteHTMLElements["gouji-audit"] = { compact: "yes" };

const element = document.createElement("gouji-audit");
element.addEventListener("finding-select", ({ detail }) => detail.check?.message.zh.length);
element.addEventListener("click", (event) => event.clientX);
// @ts-expect-error an audit has no pointers of its own
element.addEventListener("audit", ({ detail }) => detail.pointers);
export { svelte, vue, wrong };
