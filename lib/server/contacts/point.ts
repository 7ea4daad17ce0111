import type { ContactPointKind } from "../../domain/codes.ts";
import { e164Of } from "../../domain/phone-number.ts";
import { installationHash } from "../crypto.ts";

/** The keyed hash of an address, under which it is found again without being stored in clear (`point` in the tables of contacts). */
export function pointOf(kind: ContactPointKind, value: string): Buffer {
  return installationHash("contact-point", JSON.stringify([kind, plain(kind, value)]));
}

/** How an address is written does not make it another one. A number without its country is only itself. */
function plain(kind: ContactPointKind, value: string): string {
  if (kind === "phone") return e164Of(value) ?? value.replaceAll(/[^\d+]/g, "");
  return value.normalize("NFKC").trim().toLowerCase().replaceAll(/\s+/g, " ");
}
