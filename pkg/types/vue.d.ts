/** `<gouji-audit>` in the templates of Vue 3: `import type {} from "gouji/vue"`. */

import type { EmitFn, HTMLAttributes } from "vue";
import type { GoujiAuditElement, GoujiAuditEventMap } from "../dist/element.js";
import type { GoujiAuditProps } from "./props.js";

type Emits = { [Name in keyof GoujiAuditEventMap]: (event: GoujiAuditEventMap[Name]) => void };

declare module "vue" {
  interface GlobalComponents {
    "gouji-audit": new () => GoujiAuditElement & { $props: Omit<HTMLAttributes, keyof GoujiAuditProps> & GoujiAuditProps; $emit: EmitFn<Emits> };
  }
}
