/** What the fields of requests usually hold, by their names; the rules ask for more than the schemas say. */
export function usualWords(people: readonly string[]): Record<string, readonly string[]> {
  const teams = ["early-arrears", "late-stage", "specialist-support", "disputes"];
  const persons = Object.fromEntries(["toUser", "owner", "person", "lead", "deputy"].map((name) => [name, people]));
  return {
    ...persons,
    toTeam: teams,
    team: teams,
    portfolio: ["uk", "us"],
    currency: ["GBP", "GBP", "USD"],
    form: ["add-note", "offer-handover"],
    name: ["accounts-receivable", "Ada Fuzz"],
    timeZone: ["Europe/London", "America/New_York"],
    defaultTeam: teams,
    country: ["GB", "US"],
    phone: ["+44 20 7946 0018"],
    email: ["fuzz@baton.example"],
    address: ["1 High Street, Leeds"],
    source: ["fuzz"],
    jurisdiction: ["uk"],
    calendar: ["england-and-wales"],
  };
}
