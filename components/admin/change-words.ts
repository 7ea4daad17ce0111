/** An audited change of the organisation as a sentence. What it does not know it leaves out, never guesses. */
import { weekWords } from "#components/admin/hours-words.ts";
import { ROLES } from "#lib/domain/codes.ts";
import { sayDay } from "#lib/domain/day-text.ts";
import { ruleLabel } from "#lib/domain/money-rules-words.ts";

export type ChangeNames = {
  person: (id: string) => string;
  team: (slug: string) => string;
  key: (id: string) => string;
};
type Names = ChangeNames;
type Detail = Record<string, unknown>;

export function changeWords(what: string, detail: Detail, names: Names): string {
  const parts = [subject(detail, names), body(what, detail, names), moved(detail)];
  return parts.filter((part) => part !== "").join("; ");
}

/** Who did it: a person, a key by its name, or Baton itself. */
export function actorWords({ kind, id }: { kind: string; id: string }, names: Names): string {
  if (kind === "user") return names.person(id);
  return kind === "api" ? `Key ${names.key(id)}` : "Baton";
}

function subject(detail: Detail, names: Names): string {
  const { person, team, portfolio, key } = detail;
  const on = [text(team) && names.team(text(team)), text(portfolio)].filter((part) => part !== "").join(", ");
  if (text(person)) return names.person(text(person));
  if (text(detail.template))
    return [text(detail.template), versionWords(detail)].filter((part) => part !== "").join(", ");
  return on || (text(key) && names.key(text(key)));
}

function versionWords({ version, versions }: Detail): string {
  if (typeof version === "number") return `version ${version}`;
  return Array.isArray(versions) ? `versions ${versions.join(", ")}` : "";
}

function body(what: string, detail: Detail, names: Names): string {
  const { from, to } = detail;
  switch (what) {
    case "person-renamed":
      return `${text(from)} → ${text(to)}`;
    case "person-created":
      return [role(detail.role), list(detail.teams, names.team)].filter((part) => part !== "").join(", ");
    case "role-changed":
      return `${role(from)} → ${role(to)}`;
    case "teams-changed":
      return `${list(from, names.team) || "no team"} → ${list(to, names.team) || "no team"}`;
    case "team-changed":
    case "portfolio-changed":
    case "sender-changed":
      return settings(record(from), record(to));
    case "duty-set":
      return `${names.person(text(detail.lead))}${text(detail.until) ? "" : ", until further notice"}`;
    case "duty-ended":
      return names.person(text(detail.lead));
    case "absence-recorded":
      return `away ${text(detail.firstDay)} to ${text(detail.lastDay)}, cover ${coverWords(detail, names)}`;
    case "absence-began":
      return `cover ${coverWords(detail, names)}`;
    case "fallback-lead-set":
      return `${text(from) ? `${names.person(text(from))} → ` : ""}${names.person(text(to))}`;
    case "key-created":
      return list(detail.scopes, (scope) => scope);
    case "policy-drafted":
    case "policy-draft-changed":
    case "policy-submitted":
    case "policy-sent-back":
    case "policy-draft-discarded":
    case "policy-published":
    case "policy-rolled-back":
      return policy(detail);
    default:
      return "";
  }
}

/** "UK 2026-12-01.1, from 1 Dec 2026, 08:00 UTC: Calls in seven days: 6 → 4" */
function policy({ pack, version, effectiveFrom, says }: Detail): string {
  const from = text(effectiveFrom);
  const named = [text(pack).toUpperCase(), text(version)].filter((part) => part !== "").join(" ");
  const since = from === "" ? "" : `, from ${sayDay(from)}, ${from.slice(11, 16)} UTC`;
  const changes = list(says, (one) => one);
  return `${named}${since}${changes === "" ? "" : `: ${changes}`}`;
}

function coverWords({ cover }: Detail, names: Names): string {
  return text(cover) ? names.person(text(cover)) : "the queue";
}

function moved({ moved: refs }: Detail): string {
  if (!Array.isArray(refs) || refs.length === 0) return "";
  const shown = refs.slice(0, 5).join(", ");
  return `${refs.length} ${refs.length === 1 ? "case" : "cases"} moved: ${shown}${refs.length > 5 ? ", …" : ""}`;
}

const SETTINGS: Record<string, string> = {
  name: "name",
  creditor: "creditor",
  timeZone: "time zone",
  calendar: "holidays",
  hours: "hours",
  firstActionMinutes: "first action, minutes",
  acceptMinutes: "accept, minutes",
  defaultTeam: "default team",
};

function settings(from: Detail, to: Detail): string {
  return Object.keys(to)
    .map((name) => `${SETTINGS[name] ?? ruleLabel(name) ?? name} ${setting(from[name])} → ${setting(to[name])}`)
    .join(", ");
}

function setting(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  if (value === null) return "none";
  return typeof value === "object" && value !== null ? weekWords(value) : String(value);
}

function role(value: unknown): string {
  return Object.entries(ROLES).find(([slug]) => slug === value)?.[1] ?? "";
}

function list(value: unknown, words: (one: string) => string): string {
  return Array.isArray(value) ? value.map((one) => words(String(one))).join(", ") : "";
}

function record(value: unknown): Detail {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
