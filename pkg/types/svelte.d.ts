/** `<gouji-audit>` in the templates of Svelte 5: `import type {} from "gouji/svelte"`. */

import type { HTMLAttributes } from "svelte/elements";
import type { GoujiAuditElement } from "../dist/element.js";
import type { GoujiAuditHandlers, GoujiAuditProps } from "./props.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "gouji-audit": Omit<HTMLAttributes<GoujiAuditElement>, keyof GoujiAuditProps> & GoujiAuditProps & GoujiAuditHandlers;
  }
}
