"use client";
import type { Written } from "./templates.ts";

/** Where somebody writes, and what they began with: another saving of it makes what was kept obsolete. */
export type Desk = { person: string; template: string; base: string };

/** What was typed and not saved, in this tab only, so that a look at another page loses nothing. No customer's data is in it. */
export function unsavedTemplate({ person, template, base }: Desk): Written | null {
  const kept = sessionStorage.getItem(keyOf(person, template));
  if (kept === null) return null;
  const { base: began, written } = JSON.parse(kept) as { base: string; written: Written };
  return began === base ? written : null;
}

export function keepUnsaved({ person, template, base }: Desk, written: Written): void {
  sessionStorage.setItem(keyOf(person, template), JSON.stringify({ base, written }));
}

export function forgetUnsaved({ person, template }: Desk): void {
  sessionStorage.removeItem(keyOf(person, template));
}

function keyOf(person: string, template: string): string {
  return `baton.template.${person}.${template}`;
}
