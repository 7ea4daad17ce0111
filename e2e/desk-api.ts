import { randomUUID } from "node:crypto";
import type { CaseState } from "#lib/domain/case.ts";
import type { CommandInput, CommandType } from "#lib/domain/commands.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

export type Opened = { ref: string; name: string };
export type Colleague = { id: string; name: string; email: string; password: string };
type Customer = CommandInput["open-case"]["customer"];
type Wanted = { owedMinor?: number; portfolio?: string } & Partial<Customer>;

const password = "a long enough password";

/** The API as another system sees it: with the key of this run, every scope. */
export class DeskApi {
  readonly #base: string;
  constructor(base: string) {
    this.#base = base;
  }

  /** Where the desk's pages come from. */
  get origin(): string {
    return new URL(this.#base).origin;
  }

  /** A fresh case of nobody else's test: UK cards, waiting untaken in Early Arrears, one debt of `owedMinor`. */
  async open({ owedMinor = 50_000, portfolio = "uk-cards", ...customer }: Wanted = {}): Promise<Opened> {
    const name = customer.name ?? `Case ${randomUUID().slice(0, 8)}`;
    const debts = [{ reference: "A-1", creditor: "Larkfield Bank", balanceMinor: owedMinor, dueOn: "2026-10-01" }];
    const body = { commandId: randomUUID(), portfolio, customer: { ...customer, name }, debts };
    const { ref } = await this.post<{ ref: string }>("/cases", body);
    return { ref, name };
  }

  /** A fresh case that is in the hands of `person` of Early Arrears. */
  async openFor(person: { id: string }, customer: Wanted = {}): Promise<Opened> {
    const opened = await this.open(customer);
    await this.give(opened.ref, "reassign", { toTeam: "early-arrears", toUser: person.id, reason: "Yours to work." });
    return opened;
  }

  give<T extends CommandType>(
    ref: string,
    type: T,
    data: CommandInput[T],
  ): Promise<{ version: number; events: CaseEvent[] }> {
    return this.post(`/cases/${ref}/commands`, { commandId: randomUUID(), type, data });
  }

  pay(ref: string, amountMinor: number): Promise<{ version: number; events: CaseEvent[] }> {
    const data = { amountMinor, currency: "GBP", method: "card", reference: "P-1" } as const;
    return this.give(ref, "record-payment", data);
  }

  async stateOf(ref: string): Promise<CaseState> {
    return (await this.get<{ case: CaseState }>(`/cases/${ref}`)).case;
  }

  async eventsOf(ref: string): Promise<CaseEvent[]> {
    return (await this.get<{ items: CaseEvent[] }>(`/cases/${ref}/events?limit=200`)).items;
  }

  async rows(view: string): Promise<QueueRow[]> {
    return (await this.get<{ items: QueueRow[] }>(`/cases?view=${view}&limit=200`)).items;
  }

  async people(): Promise<{ id: string; name: string; email: string }[]> {
    return (await this.get<{ items: { id: string; name: string; email: string }[] }>("/people?limit=200")).items;
  }

  /** Somebody new, with a password, so that what a test does to a person touches no other test. */
  async hire(role = "agent", teams = ["early-arrears"], called = "Robin"): Promise<Colleague> {
    const mark = randomUUID().slice(0, 8);
    const said = { name: `${called} ${mark}`, email: `${mark}@example.com`, role, teams };
    const made = await this.post<{ person: { id: string }; invitation: { url: string } }>("/admin/people", said);
    await this.post("/welcome", { token: made.invitation.url.split("/").at(-1), password });
    return { id: made.person.id, name: said.name, email: said.email, password };
  }

  get<T>(path: string): Promise<T> {
    return this.#call<T>("GET", path);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.#call<T>("POST", path, body);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.#call<T>("PUT", path, body);
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = { authorization: `Bearer ${process.env.BATON_E2E_KEY}`, "content-type": "application/json" };
    const answer = await fetch(`${this.#base}/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text || "null") as T;
  }
}
