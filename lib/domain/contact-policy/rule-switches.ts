import type { PackId } from "./input.ts";

type Switch = readonly [rule: string, label: string];

const EVERYWHERE: readonly Switch[] = [
  ["common.deceased", "Care after a death"],
  ["common.opt-out-missing", "An opt-out in automated messages"],
  ["common.hold", "Holds without a rule of their own"],
];

/**
 * The rules that may be switched off: defaults of the house and guidance without a part that is law. Not among them:
 * `common.no-time-zone`, without which rules of law about the hours could say nothing; `common.opted-out`, `uk.contact-hours`,
 * `uk.frequency` and `uk.complaint`, which are law in part.
 */
export const SWITCHES: Record<PackId, readonly Switch[]> = {
  uk: [...EVERYWHERE, ["uk.cease-contact", "Requests to stop"], ["uk.workplace", "Contact at work"]],
  za: [
    ...EVERYWHERE,
    ["common.stated-inconvenient", "Times stated as inconvenient"],
    ["za.contact-hours", "Contact hours"],
    ["za.frequency", "Limits of calls"],
    ["za.cease-contact", "Requests to stop"],
    ["za.workplace", "Contact at work"],
  ],
  us: EVERYWHERE,
};
