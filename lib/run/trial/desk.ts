import { randomUUID } from "node:crypto";
import { Client } from "./client.ts";
import { signIn } from "./sign-in.ts";

/** Open day and night, so that every deadline is in real minutes. */
const ALWAYS = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "24:00"]]]),
);
const TEAMS = ["early-arrears", "late-stage", "specialist-support", "complaints", "disputes", "pre-legal"] as const;
export type TeamSlug = (typeof TEAMS)[number];
export const PASSWORD = "a long enough password";
export const PORTFOLIO = "uk-cards";

export type Person = { id: string; name: string; email: string };
/** Where a Baton is, and a key of it with every scope. */
export type Place = { url: string; key: string };
export type NewPerson = { name: string; role: string; teams: TeamSlug[] };

/** A small organisation, made through the admin API: six teams, of which Pre-Legal is granted nothing, one portfolio. */
export class Desk {
  readonly place: Place;
  readonly key: Client;
  #cases = 0;

  private constructor(place: Place) {
    this.place = place;
    this.key = new Client(place.url, "api:env", { authorization: `Bearer ${place.key}` });
  }

  static async open(place: Place): Promise<Desk> {
    const desk = new Desk(place);
    await Promise.all(TEAMS.map((slug) => desk.#admin("POST", "/admin/teams", teamOf(slug))));
    const defaultTeam = "early-arrears";
    const zone = { timeZone: "Europe/London", currency: "GBP", jurisdiction: "uk" };
    const portfolio = { slug: PORTFOLIO, name: "UK cards", creditor: "Larkfield", defaultTeam, ...zone };
    await desk.#admin("POST", "/admin/portfolios", portfolio);
    for (const team of TEAMS) if (team !== "pre-legal") await desk.grant(team);
    const { id } = (await desk.#invite({ name: "Fallback", role: "lead", teams: [defaultTeam] })).person;
    await desk.#admin("PUT", "/admin/organisation/fallback-lead", { person: id });
    return desk;
  }

  grant(team: TeamSlug): Promise<unknown> {
    return this.#admin("PUT", `/admin/teams/${team}/grants/${PORTFOLIO}`);
  }

  revoke(team: TeamSlug): Promise<unknown> {
    return this.#admin("DELETE", `/admin/teams/${team}/grants/${PORTFOLIO}`);
  }

  setTeams(person: string, teams: TeamSlug[]): Promise<unknown> {
    return this.#admin("PUT", `/admin/people/${person}/teams`, { teams });
  }

  /** Adds a person, who chooses a password through their link. */
  async addPerson(wanted: NewPerson): Promise<Person> {
    const { person, invitation } = await this.#invite(wanted);
    const token = String(invitation.url).split("/").at(-1);
    await this.#admin("POST", "/welcome", { token, password: PASSWORD });
    return person;
  }

  #invite(person: NewPerson): Promise<{ person: Person; invitation: { url: string } }> {
    return this.#admin("POST", "/admin/people", { ...person, email: `${randomUUID()}@baton.example` });
  }

  /** A new person at work, signed in. */
  async employ(person: NewPerson): Promise<Client> {
    const { id, email } = await this.addPerson(person);
    return new Client(this.place.url, `user:${id}`, await signIn(this.place.url, email, PASSWORD));
  }

  async makeKey(...scopes: string[]): Promise<Client> {
    const { id, secret } = await this.#admin("POST", "/keys", { name: "A system", scopes });
    return new Client(this.place.url, `api:${id}`, { authorization: `Bearer ${secret}` });
  }

  /** Opens a case with two debts; its reference. */
  async openCase(customer: object = {}): Promise<string> {
    const count = ++this.#cases;
    const name = { name: `Customer ${count}`, reference: `R-${count}`, phone: "+44 7700 900117" };
    const debts = [
      { reference: "A-1", balanceMinor: 1_000_000, dueOn: "2026-01-01" },
      { reference: "A-2", balanceMinor: 500_000, dueOn: "2026-02-01" },
    ];
    const body = { commandId: randomUUID(), portfolio: PORTFOLIO, customer: { ...name, ...customer }, debts };
    return (await this.#admin("POST", "/cases", body)).ref;
  }

  async #admin(method: string, path: string, body?: unknown) {
    const { status, text, body: answer } = await this.key.send(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${text}`);
    return answer;
  }
}

function teamOf(slug: string): object {
  const clock = { timeZone: "Europe/London", calendar: "england-and-wales", hours: ALWAYS };
  return { slug, name: slug, ...clock, firstActionMinutes: 240, acceptMinutes: 60 };
}
