// The element in three frameworks at once: a property, an attribute and an event in each.
import "gouji/define";
import type {} from "gouji/react";
import type { GoujiAuditElement, GoujiAuditEventMap } from "gouji/element";
import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { mount } from "svelte";
import { createApp, h, ref } from "vue";
import Svelte from "./App.svelte";
import { FIGURES } from "./figures";

function React() {
  const [flagged, setFlagged] = useState(-1);
  const element = useRef<GoujiAuditElement>(null);
  return (
    <>
      <output>{flagged}</output>
      <gouji-audit ref={element} figures={FIGURES} compact readonly={false} lang="en" onaudit={({ detail }) => setFlagged(detail.report.summary.violated + detail.report.summary.incomplete)} onfinding-select={({ detail }) => console.info(detail.pointers.join())} />
    </>
  );
}
createRoot(document.getElementById("react")!).render(<React />);

const flagged = ref(-1);
createApp({
  render: () => [
    h("output", flagged.value),
    h("gouji-audit", { figures: FIGURES, compact: true, lang: "en", onAudit: ({ detail }: GoujiAuditEventMap["audit"]) => (flagged.value = detail.report.summary.violated + detail.report.summary.incomplete) }),
  ],
}).mount("#vue");

mount(Svelte, { target: document.getElementById("svelte")! });
