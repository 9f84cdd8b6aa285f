/** `<gouji-audit>` in the JSX of React 19 and later: `import type {} from "gouji/react"`. */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { GoujiAuditElement } from "../dist/element.js";
import type { GoujiAuditHandlers, GoujiAuditProps } from "./props.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "gouji-audit": Omit<DetailedHTMLProps<HTMLAttributes<GoujiAuditElement>, GoujiAuditElement>, keyof GoujiAuditProps> & GoujiAuditProps & GoujiAuditHandlers;
    }
  }
}
