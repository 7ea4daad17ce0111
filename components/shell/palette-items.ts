import { ALSO, isNamed } from "#components/actions/action-names.ts";
import { ACTIONS } from "#components/actions/action-table.ts";
import { type DeskPlace, placesFor } from "#components/shell/desk-places.ts";
import type { LiveActions } from "#lib/client/actions.ts";
import type { Me, PersonView } from "#lib/client/queries.ts";
import { VIEWS } from "#lib/client/queue-filter.ts";
import type { SavedView } from "#lib/client/saved-views.ts";
import { ROLES } from "#lib/domain/codes.ts";

/** One line of the palette: what it is, what it acts on, its key, and why it is off. */
export type PaletteItem = {
  id: string;
  words: string;
  aside?: string;
  keys?: string;
  why?: string | null;
  to: { action: string } | { href: string } | { caseRef: string };
};
export type PaletteGroup = { value: string; items: PaletteItem[] };
type Known = {
  me: Me;
  live: LiveActions;
  /** The case that the screen is about. */
  caseRef: string | undefined;
  views: SavedView[];
  people: PersonView[];
  recent: { ref: string; name: string }[];
  found: { ref: string; name: string }[];
};
const MOST_PEOPLE = 8;

/** Acts on the case first, then on the list, then where to go, then people; recent cases while nothing is typed. */
export function paletteGroups(typed: string, known: Known): PaletteGroup[] {
  const text = typed.trim();
  const groups = [
    { value: known.caseRef ? `Case ${known.caseRef}` : "Case", items: actionsOf("Case", text, known) },
    { value: "List", items: actionsOf("List", text, known) },
    { value: text === "" ? "Recent cases" : "Cases", items: casesOf(text, known) },
    { value: "Go to", items: goTo(text, known) },
    { value: "People", items: text === "" ? [] : peopleOf(text, known.people) },
    { value: "Desk", items: actionsOf("Desk", text, known) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function actionsOf(group: string, text: string, { live, caseRef }: Known): PaletteItem[] {
  return Object.entries(ACTIONS).flatMap(([id, action]) => {
    const now = live.get(id);
    if (!now || action.group !== group || isElsewhere(id) || !isNamed({ label: action.label, also: ALSO[id] }, text))
      return [];
    const aside = group === "Case" ? caseRef : undefined;
    return [{ id, words: action.label, aside, keys: action.keys, why: now.why, to: { action: id } }];
  });
}

/** Places have their own group, and the palette need not offer itself. */
function isElsewhere(id: string): boolean {
  return id.startsWith("go-") || id === "search";
}

function goTo(text: string, { me, views }: Known): PaletteItem[] {
  const places: PaletteItem[] = placesFor(me)
    .filter((place) => isNamed(place, text))
    .map(placeItem);
  if (me.role === "admin" || me.role === "analyst") return places;
  const ours = Object.entries(VIEWS).map(([id, label]) => ({ id, label, aside: "View" }));
  const saved = views.map(({ id, name, team }) => ({ id, label: name, aside: team ? "Team view" : "Saved view" }));
  const found = [...saved, ...ours].filter((view) => isNamed(view, text));
  return [
    ...places,
    ...found.map(({ id, label, aside }) => ({
      id: `view-${id}`,
      words: label,
      aside,
      to: { href: `/queue?view=${id}` },
    })),
  ];
}

function placeItem({ id, label, href, action }: DeskPlace): PaletteItem {
  return { id: `place-${id}`, words: label, keys: action ? ACTIONS[action]?.keys : undefined, to: { href } };
}

function casesOf(text: string, { recent, found }: Known): PaletteItem[] {
  const cases = text === "" ? recent : found;
  return cases.map(({ ref, name }) => ({ id: `case-${ref}`, words: name, aside: ref, to: { caseRef: ref } }));
}

/** A colleague: their open cases, as far as the asker may read them. */
function peopleOf(text: string, people: PersonView[]): PaletteItem[] {
  return people
    .filter(({ active, name }) => active && isNamed({ label: name }, text))
    .slice(0, MOST_PEOPLE)
    .map(({ id, name, role }) => ({
      id: `person-${id}`,
      words: name,
      aside: `${ROLES[role]}, cases`,
      to: { href: `/queue?view=all&owner=${id}` },
    }));
}
