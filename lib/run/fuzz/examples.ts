/** Bodies that pass where what a schema allows seldom does, because the rules between its fields say more. */
import fc from "fast-check";

const DAY = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const id = fc.uuid().map((uuid) => `fuzz-${uuid}`);
const line = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).map((text) => text.trim() || "a line");
const slug = fc.stringMatching(/^[a-z][a-z0-9]{3,12}$/).map((text) => `fuzz-${text}`);
const cents = fc.integer({ min: 1, max: 90_000 });
const day: [string, string][] = [["09:00", "17:30"]];

const COMMANDS: [string, fc.Arbitrary<unknown>][] = [
  ["add-note", fc.record({ text: line })],
  ["take-case", fc.constant({})],
  [
    "record-payment",
    fc.record({ amountMinor: cents, currency: fc.constant("GBP"), method: fc.constant("card"), reference: line }),
  ],
  ["make-promise", fc.record({ amountMinor: cents, currency: fc.constant("GBP"), dueOn: fc.constant(dayFromNow(5)) })],
  [
    "record-contact",
    fc.record({
      channel: fc.constant("call"),
      direction: fc.constant("outbound"),
      disposition: fc.constantFrom("no-answer", "voicemail-left", "right-party-refused"),
      note: line,
    }),
  ],
  [
    "offer-handover",
    fc.record({ toTeam: fc.constant("disputes"), reason: fc.constant("skill"), note: line, promised: line }),
  ],
  ["open-dispute", fc.record({ reason: fc.constant("not-mine"), note: line })],
  ["open-complaint", fc.record({ category: fc.constant("service"), text: line })],
  [
    "record-disclosure",
    fc.record({ driver: fc.constant("health"), adjustments: fc.constant(["large-print"]), note: line }),
  ],
  ["place-hold", fc.record({ kind: fc.constant("fraud"), reason: line })],
  ["add-debt", fc.record({ debt: fc.record({ reference: line, balanceMinor: cents, currency: fc.constant("GBP") }) })],
  ["change-contact-point", fc.constant({ kind: "phone", value: "+44 20 7946 0019" })],
  ["close-case", fc.constant({ reason: "other" })],
  ["reopen-case", fc.record({ reason: line })],
];

const command = fc.oneof(
  ...COMMANDS.map(([type, data]) => fc.record({ commandId: id, type: fc.constant(type), data })),
);

const team = {
  name: line,
  timeZone: fc.constant("Europe/London"),
  calendar: fc.constant("england-and-wales"),
  hours: fc.constant({ mon: day, tue: day, wed: [], thu: day, fri: day }),
  firstActionMinutes: fc.constant(240),
  acceptMinutes: fc.constant(60),
};

/** By method and path as in the document. */
export const EXAMPLES: Record<string, fc.Arbitrary<unknown>> = {
  "POST /api/v1/cases": fc.record({
    commandId: id,
    portfolio: fc.constant("uk"),
    customer: fc.record({ source: fc.constant("fuzz"), reference: slug, name: line }),
    debts: fc.array(fc.record({ reference: slug, balanceMinor: cents }), { minLength: 1, maxLength: 3 }),
  }),
  "POST /api/v1/cases/{ref}/commands": command,
  "POST /api/v1/cases/{ref}/reveals": fc.record({ field: fc.constantFrom("phone", "email"), purpose: line }),
  "POST /api/v1/admin/teams": fc.record({ slug, ...team }),
  "PATCH /api/v1/admin/teams/{slug}": fc.record(team, { requiredKeys: [] }),
  "POST /api/v1/admin/people": fc.record({
    name: line,
    email: slug.map((name) => `${name}@fuzz.example`),
    role: fc.constant("agent"),
    teams: fc.constant([]),
  }),
  "POST /api/v1/admin/portfolios": fc.record({
    slug,
    name: line,
    creditor: line,
    timeZone: fc.constant("Europe/London"),
    defaultTeam: fc.constant("early-arrears"),
    currency: fc.constant("GBP"),
    jurisdiction: fc.constant("uk"),
  }),
};
