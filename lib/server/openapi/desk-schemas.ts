/** What the desk's reads answer, beside cases. */
import * as z from "zod";
import type { Board } from "../../domain/board.ts";
import * as c from "../../domain/codes.ts";
import type { DemoDay } from "../../domain/demo-day.ts";
import type { InboxItem } from "../../domain/inbox.ts";
import { NOTICE_SUBJECTS } from "../../domain/notice-subjects.ts";
import { NOTICE_KINDS } from "../../domain/notices.ts";
import type { CareReason } from "../reads/care-reason.ts";
import type { PersonAnswer, PortfolioAnswer, TeamAnswer } from "../reads/directory-lists.ts";
import type { OwnershipRange } from "../reads/ownership.ts";
import { REVEALABLE } from "../reads/reveal.ts";
import { day, instant, ref, slug, uuid, version } from "./wire.ts";

const count = z.int().min(0);

export const team = z.strictObject({
  slug,
  name: z.string(),
  timeZone: z.string(),
  calendar: z.string(),
  hours: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
  firstActionMinutes: count,
  acceptMinutes: count,
  portfolios: z.array(slug),
  dutyLead: uuid.nullable(),
  members: count,
  open: count.nullable(),
  waiting: count.nullable(),
}) satisfies z.ZodType<TeamAnswer>;

/** `until` is exclusive; `cover` null: the teams' queues. */
const absence = z.strictObject({ from: instant, until: instant, cover: uuid.nullable() });

export const person = z.strictObject({
  id: uuid,
  name: z.string(),
  role: z.enum(c.slugs(c.ROLES)),
  teams: z.array(slug),
  active: z.boolean(),
  email: z.string().optional().meta({ description: "For admins only." }),
  open: count.meta({ description: "Open cases that they hold, at most a few seconds old." }),
  absence: absence.nullable().meta({ description: "The absence under way, or the next one." }),
}) satisfies z.ZodType<PersonAnswer>;

export const portfolio = z.strictObject({
  slug,
  name: z.string(),
  creditor: z.string(),
  currency: z.string(),
  jurisdiction: z.enum(c.slugs(c.JURISDICTIONS)),
  timeZone: z.string(),
  defaultTeam: slug,
  payments: z.strictObject({ debts: z.enum(["oldest", "highest"]), customersChoice: z.boolean() }).meta({
    description: "Which debt a payment pays off first, and whether one that the customer names goes before it.",
  }),
}) satisfies z.ZodType<PortfolioAnswer>;

const load = {
  open: count,
  dueInHour: count,
  overdue: count,
  onHold: count,
  oldestUntouched: z.strictObject({ ref, at: instant }).nullable(),
};
const offer = z.strictObject({
  ref,
  customerName: z.string(),
  by: z.string(),
  fromTeam: slug,
  toTeam: slug,
  toUser: uuid.nullable(),
  expiresAt: instant,
});
export const board = z.strictObject({
  at: instant,
  items: z.array(
    z.strictObject({
      team: slug,
      name: z.string(),
      dutyLead: uuid.nullable(),
      ...load,
      people: z.array(
        z.strictObject({
          id: uuid,
          name: z.string(),
          role: z.enum(c.slugs(c.ROLES)),
          ...load,
          onCallSince: instant.nullable(),
          absence: absence.nullable(),
        }),
      ),
      waiting: z.strictObject({ ...load, longest: z.strictObject({ ref, since: instant }).nullable() }),
      offered: z.strictObject(load),
      offers: z.array(offer),
    }),
  ),
  offered: z.strictObject(load),
  accepts: z.strictObject({ count, medianSeconds: z.number().nullable() }),
}) satisfies z.ZodType<Board>;

export const inboxItem = z.strictObject({
  ref,
  kind: z.enum(c.slugs(NOTICE_KINDS)),
  about: z.enum(c.slugs(NOTICE_SUBJECTS)),
  label: z.string(),
  customerName: z.string(),
  at: instant,
  version,
  count: z.int().min(1),
  read: z.boolean(),
  done: z.boolean(),
  offered: z.boolean().meta({ description: "An offer waits for this person's answer, or for their team's." }),
}) satisfies z.ZodType<InboxItem>;

export const markedNotice = z.strictObject({ ref, version, read: z.boolean(), done: z.boolean() });

export const demoDay = z.strictObject({
  playing: z.boolean(),
  until: instant.nullable(),
  startedBy: uuid.nullable(),
  /** For keys alone. */
  watching: z.array(uuid).nullable(),
}) satisfies z.ZodType<DemoDay>;

export const ownershipRange = z.strictObject({
  team: slug,
  user: uuid.nullable(),
  from: version,
  to: version.nullable(),
  since: instant,
  until: instant.nullable(),
  seconds: z.number(),
}) satisfies z.ZodType<OwnershipRange>;

export const revealed = z.strictObject({
  field: z.enum(c.slugs(REVEALABLE)),
  value: z.string(),
  verified: z.boolean(),
});

export const careReason = z.strictObject({
  needId: uuid,
  driver: z.enum(c.slugs(c.CARE_DRIVERS)),
  note: z.string().nullable(),
}) satisfies z.ZodType<CareReason>;

export const draft = z.union([
  z.strictObject({ body: z.record(z.string(), z.unknown()), savedAt: instant }),
  z.strictObject({ body: z.null(), savedAt: z.null() }),
]);
export const savedDraft = z.strictObject({ savedAt: instant });

export const readinessAnswer = z.strictObject({
  status: z.enum(["ready", "not-ready"]),
  parts: z.record(z.string(), z.looseObject({ ok: z.boolean() })),
});

export const customerPhone = z.strictObject({
  items: z.array(
    z.strictObject({
      id: uuid,
      channel: z.enum(["sms", "whatsapp", "email", "letter"]),
      direction: z.enum(["to-customer", "from-customer"]),
      at: instant,
      text: z.string(),
      subject: z.string().nullable(),
      /** Of a letter: where its PDF is. */
      document: z.string().nullable(),
    }),
  ),
  /** What the pay page asks this invented customer. */
  knownBy: z.strictObject({ birthDate: day, postcode: z.string().nullable() }).nullable(),
});
