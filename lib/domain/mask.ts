import type { ContactPointKind } from "./codes.ts";

const DOTS = "•••";

/** What may be shown of a contact point without revealing it: enough to recognise it, not enough to use it. */
export function maskOf(kind: ContactPointKind, value: string): string {
  switch (kind) {
    case "phone":
      return maskPhone(value);
    case "email":
      return maskEmail(value);
    case "address":
      return maskAddress(value);
  }
}

function maskPhone(value: string): string {
  const digits = value.replace(/\D/g, "");
  return `${DOTS} ${digits.length > 4 ? digits.slice(-2) : ""}`.trim();
}

function maskEmail(value: string): string {
  const [name = "", domain = ""] = value.split("@");
  return `${[...name][0] ?? ""}${DOTS}@${[...domain][0] ?? ""}${DOTS}${domain.slice(domain.lastIndexOf("."))}`;
}

/** The outward part of the last line: a postcode's first characters or a town's. */
function maskAddress(value: string): string {
  const last =
    value
      .split(/[\n,]/)
      .map((part) => part.trim())
      .filter(Boolean)
      .at(-1) ?? "";
  return `${DOTS}, ${[...last].slice(0, 3).join("")}${DOTS}`;
}
