import type { AccessEntry } from "#lib/client/access-log.ts";
import { VIEWS, type View } from "#lib/client/queue-filter.ts";
import { ACCESS_ACTIONS, ACCESS_DOORS, REVEALED_FIELDS } from "#lib/domain/access.ts";
import { STATUSES, type Status } from "#lib/domain/codes.ts";
import type { Names } from "#lib/domain/describe.ts";

/** "Revealed a value: phone" */
export function whatWords({ action, field, results }: AccessEntry): string {
  const what = ACCESS_ACTIONS[action] ?? action;
  const detail = field ? `: ${(REVEALED_FIELDS[field] ?? field).toLowerCase()}` : "";
  const many = results === null ? "" : `, ${results} ${results === 1 ? "result" : "results"}`;
  return `${what}${detail}${many}`;
}

/** Who, with what kind of key or machine it was if it was no person. */
export function whoWords({ actor: { kind, id, name } }: AccessEntry): string {
  if (kind === "api") return `API key ${name ?? id}`;
  return name ?? (kind === "user" ? "A colleague" : "Baton");
}

/** What it was needed for. A search says what it looked for instead. */
export function whyWords({ action, purpose }: AccessEntry): string {
  return action === "search" ? "" : (purpose ?? "");
}

export function howWords({ via }: AccessEntry): string {
  return via ? ACCESS_DOORS[via] : "";
}

const LISTS: Record<string, string> = {
  "access-log": "Access log",
  "blocked-contacts": "Blocked contacts",
  cases: "Cases",
  "import-errors": "Rows left out of an import",
  letters: "Print batch",
  statement: "Statement of account",
};

/** "Cases: waiting, not taken; team Early Arrears" */
export function askedWords({ action, purpose, detail }: AccessEntry, names: Pick<Names, "team" | "person">): string {
  if (action === "search" && purpose !== null) return `“${purpose}”`;
  if (!detail) return "";
  const { list, ...filters } = detail;
  const given = Object.entries(filters).sort(([a], [b]) => placeOf(a) - placeOf(b));
  const words = given.map(([name, value]) => filterWords(name, String(value), names));
  const of = LISTS[String(list)] ?? "";
  return [of, words.join("; ")].filter(Boolean).join(": ");
}

/** Which list it was comes first, its order last. */
function placeOf(name: string): number {
  return name === "view" ? -1 : name === "sort" ? 1 : 0;
}

function filterWords(name: string, value: string, names: Pick<Names, "team" | "person">): string {
  switch (name) {
    case "view":
      return (VIEWS[value as View] ?? value).toLowerCase();
    case "team":
      return `team ${names.team(value)}`;
    case "owner":
    case "person":
      return `${name} ${names.person(value)}`;
    case "status":
      return (STATUSES[value as Status] ?? value).toLowerCase();
    case "action":
      return (ACCESS_ACTIONS[value as keyof typeof ACCESS_ACTIONS] ?? value).toLowerCase();
    case "sort":
      return `by ${value}`;
    case "chosen":
      return `${value} chosen`;
    case "version":
      return `event #${value}`;
    default:
      return `${name} ${value}`;
  }
}
