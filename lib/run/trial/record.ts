/** An auditor's reading of a case's record, by http-api.md alone: shares no code with Baton. */
import { createHash } from "node:crypto";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Proven = {
  id: string;
  version: number;
  type: string;
  data: { [name: string]: Json };
  hash: string;
  prevHash: string;
  proof: { envelope: { [name: string]: Json }; salts: Record<string, string> };
};
type Owner = { team: string; user: string | null };

/** Everything in the record that does not fit; empty when it is whole. */
export function faultsOf(events: Proven[]): string[] {
  return events.flatMap((event, at) =>
    faultsOfOne(event, events[at - 1]).map((fault) => `#${event.version}: ${fault}`),
  );
}

function faultsOfOne(event: Proven, before: Proven | undefined): string[] {
  const { envelope, salts } = event.proof;
  const checks: [string, boolean][] = [
    ["a version is missing or twice", event.version === (before?.version ?? 0) + 1],
    ["prevHash is not the hash before", event.prevHash === (before?.hash ?? "0".repeat(64))],
    ["what was hashed names another prevHash", envelope.prevHash === event.prevHash],
    ["what was hashed is another event", envelope.id === event.id && envelope.version === event.version],
    ["the hash is not that of the envelope", sha256(canonical(envelope)).toString("hex") === event.hash],
    ["recorded before the event before it", !before || String(envelope.at) >= String(before.proof.envelope.at)],
    ...Object.entries(salts).map(([pointer, salt]): [string, boolean] => [
      `${pointer} is not what was committed to`,
      commitment(salt, at(event.data, pointer)) === (at(envelope.data, pointer) as { c?: string })?.c,
    ]),
  ];
  return checks.flatMap(([fault, holds]) => (holds ? [] : [fault]));
}

/** RFC 8785 for what events hold: `JSON.stringify` writes numbers and strings as it asks; keys go by UTF-16 unit. */
export function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function commitment(salt: string, value: Json | undefined): string {
  const text = typeof value === "string" ? value : canonical(value);
  return sha256(Buffer.concat([Buffer.from(salt, "base64url"), Buffer.from(text, "utf8")])).toString("base64url");
}

function at(value: Json | undefined, pointer: string): Json | undefined {
  const steps = pointer.split("/").slice(1);
  return steps.reduce<Json | undefined>((inside, step) => (inside as { [name: string]: Json })?.[step], value);
}

function sha256(said: string | Buffer): Buffer {
  return createHash("sha256").update(said).digest();
}

export type Range = Owner & { from: number; to: number | null };

/** Who owned from which version on, as the events tell it. Throws where two events disagree about the owner between them. */
export function ownersOf(events: Proven[]): Range[] {
  const ranges: Range[] = [];
  for (const { type, version, data } of events) {
    const to = (type === "case-opened" ? data.owner : type === "owner-changed" ? data.to : null) as Owner | null;
    if (!to) continue;
    const last = ranges.at(-1);
    const from = data.from as Owner | undefined;
    if (last && (last.team !== from?.team || last.user !== from.user))
      throw new Error(`#${version}: from another owner`);
    if (last) last.to = version;
    ranges.push({ team: to.team, user: to.user, from: version, to: null });
  }
  return ranges;
}
