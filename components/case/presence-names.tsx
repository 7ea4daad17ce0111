import { Phone } from "lucide-react";
import { Initials } from "#components/ui/initials.tsx";

export type Present = {
  id: string;
  name: string;
  state: "viewing" | "editing" | "on-call" | "away";
  /** What is being edited: "the plan". */
  what?: string;
  /** How long away: "4m". */
  away?: string;
  /** The reference of the customer's other case that they are on. */
  on?: string;
};

/** Who else has this open, in words: at most three, then a count. Ephemeral; not the record of who opened it. */
export function PresenceNames({ people, most = 3 }: { people: Present[]; most?: number }) {
  const rest = people.slice(most);
  if (people.length === 0) return null;
  return (
    <span className="line wrap">
      {people.slice(0, most).map((person) => (
        <span key={person.id} className="presence" data-state={person.state}>
          <Initials name={person.name} />
          {person.state === "on-call" ? <Phone className="i" /> : null}
          {presenceWords(person)}
        </span>
      ))}
      {rest.length > 0 ? (
        <span className="presence" title={rest.map(presenceWords).join(", ")}>
          +{rest.length}
          <span className="sr">: {rest.map(presenceWords).join(", ")}</span>
        </span>
      ) : null}
    </span>
  );
}

export function presenceWords({ name, state, what, away, on }: Present): string {
  if (on) return `Also here: ${name} on ${on}`;
  switch (state) {
    case "viewing":
      return `${name} viewing`;
    case "editing":
      return `${name} is editing${what ? ` ${what}` : ""}`;
    case "on-call":
      return `${name} is on a call`;
    case "away":
      return `${name}, away${away ? ` ${away}` : ""}`;
    default:
      return state satisfies never;
  }
}
