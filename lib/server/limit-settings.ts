/** How often and how much, as `BATON_LIMITS` overrides it. */
import * as z from "zod";

export type Limits = z.infer<typeof limitsSchema>;

const count = z.number().int().positive();
const rate = (perSecond: number, burst: number) =>
  z.strictObject({ perSecond: z.number().positive().default(perSecond), burst: count.default(burst) }).prefault({});

export const limitsSchema = z.strictObject({
  person: rate(20, 60),
  key: rate(500, 2000),
  search: rate(10, 40),
  reveal: rate(1, 60),
  reassign: rate(0.5, 30),
  preview: rate(5, 60),
  upload: rate(0.5, 60),
  // One network may be a whole town behind its phone company; one link is one person.
  payNetwork: rate(20, 300),
  payLink: rate(2, 60),
  // Who comes with an invitation, by network.
  stranger: rate(0.5, 20),
  signIn: z
    .strictObject({
      failures: count.default(5),
      addressFailures: count.default(50),
      accountFailures: count.default(25),
      minutes: count.default(15),
    })
    .prefault({}),
  socket: z.strictObject({ perSecond: count.default(10) }).prefault({}),
  import: z.strictObject({ megabytes: count.default(256) }).prefault({}),
  export: z
    .strictObject({
      perSecond: z.number().positive().default(0.5),
      burst: count.default(30),
      rows: count.default(100_000),
    })
    .prefault({}),
});
