/** What `<gouji-audit>` takes from a template, for the types of the frameworks. */

import type { Auditor } from "../dist/client.js";
import type { GoujiAuditEventMap } from "../dist/element.js";
import type { Decisions, Figures } from "../dist/index.js";

/** The properties of the element as a template sets them. */
export interface GoujiAuditProps {
  text?: string | null | undefined;
  figures?: Figures | null | undefined;
  file?: Blob | null | undefined;
  packs?: readonly string[] | string | null | undefined;
  rules?: readonly string[] | null | undefined;
  decisions?: Decisions | null | undefined;
  earlier?: string | null | undefined;
  auditor?: Auditor | null | undefined;
  name?: string | null | undefined;
  lang?: string | undefined;
  readonly?: boolean | undefined;
  compact?: boolean | undefined;
}

/** Its events as attributes, `onaudit` and so on. */
export type GoujiAuditHandlers = { [Name in keyof GoujiAuditEventMap as `on${Name}`]?: ((event: GoujiAuditEventMap[Name]) => void) | undefined };
