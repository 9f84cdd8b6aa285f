/** Registers `<gouji-audit>`; nothing where there is no document. */

import { GoujiAuditElement } from "./element.js";

export { GoujiAuditElement } from "./element.js";

declare global {
  interface HTMLElementTagNameMap {
    "gouji-audit": GoujiAuditElement;
  }
}

if (globalThis.customElements && !customElements.get("gouji-audit")) {
  customElements.define("gouji-audit", GoujiAuditElement);
}
