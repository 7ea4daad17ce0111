/** One row of what events say; the tables are `descriptions.ts` and `ownership-descriptions.ts`. */
import type { EventIcon, EventKind } from "./describe.ts";
import type { EventData, EventType, Owner } from "./events.ts";

/** What a row may use to say its sentence: the actor's and others' names as this reader reads them. */
export type Reading = {
  by: string;
  /** The printer says it. */
  byPrinter: boolean;
  person(id: string): string;
  team(slug: string): string;
  debt(id: string): string;
  hold(id: string): string | undefined;
  owner(owner: Owner): string;
  instant(at: string): string;
};
export type Row<T extends EventType> = {
  kind: EventKind;
  icon: EventIcon | ((data: EventData[T]) => EventIcon);
  title: string | ((data: EventData[T], read: Reading) => string);
  detail: (data: EventData[T], read: Reading) => string;
  amount?: (data: EventData[T]) => number;
};

export type Rows<T extends EventType> = { [Type in T]: Row<Type> };
