/** Who writes to the customers of a portfolio. Compliance says so; every change is recorded. */
import * as z from "zod";
import { wrongCharacters } from "../../domain/templates/characters.ts";
import { isFor, type Sender, type TemplateContent } from "../../domain/templates/template.ts";
import { whyNotRetire } from "../../domain/templates/who-may.ts";
import type { Client } from "../database.ts";
import { env } from "../env.ts";
import { changeOrganisation } from "../org/change.ts";
import { nameField, slugField } from "../org/org-text.ts";
import { settingsThatDiffer } from "../org/settings.ts";
import { forbidden } from "../problem.ts";
import { requirePortfolio } from "../reads/queue.ts";
import { allSenders, NOBODY, senderFor } from "./published.ts";
import { languageField } from "./template-schema.ts";
import type { Writer } from "./writer.ts";

const ordinary = (text: string) => wrongCharacters(text) === null;
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => ordinary(text) && !text.includes("\n"), "must be one line of ordinary text");
const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(/^([a-z0-9-]{1,63}\.)+[a-z]{2,}$/, "must be a host such as larkfield.example")
  .refine((name) => !name.split(".").some((label) => label.startsWith("xn--")), "must not be an encoded name");
const telephone = line(40).refine((text) => /^[+0-9 ()-]*$/.test(text), "must be a telephone number");

/** `PUT /senders/{portfolio}`. */
export const senderSchema = z.strictObject({
  name: nameField,
  telephone,
  email: line(254).refine((text) => text === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), "must be an email address"),
  website: z.union([z.literal(""), host]),
  address: z.string().trim().max(300).refine(ordinary, "must be ordinary text"),
  registration: line(200),
  language: languageField,
  hosts: z.array(host).max(20),
  teamTelephones: z.record(slugField, telephone),
}) satisfies z.ZodType<Sender>;

export async function changeSender(writer: Writer, portfolio: string, sender: Sender): Promise<Sender> {
  const why = whyNotRetire(writer.viewer);
  if (why) throw forbidden(why);
  requirePortfolio(writer.directory, portfolio);
  await changeOrganisation(writer.identity, "sender-changed", async (client) => {
    const differ = settingsThatDiffer(await senderFor(portfolio, client), sender);
    if (!differ) return null;
    const { name, telephone, email, website, address, registration, language, hosts, teamTelephones } = sender;
    await client.query(
      `insert into senders values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)
       on conflict (portfolio_slug) do update set name = excluded.name, telephone = excluded.telephone, email = excluded.email,
         website = excluded.website, address = excluded.address, registration = excluded.registration,
         language = excluded.language, hosts = excluded.hosts, team_telephones = excluded.team_telephones`,
      [
        portfolio,
        name,
        telephone,
        email,
        website,
        address,
        registration,
        language,
        hosts,
        JSON.stringify(teamTelephones),
      ],
    );
    return { result: null, detail: { portfolio, ...differ } };
  });
  return sender;
}

/** Every sender of the organisation, by portfolio. */
export async function readSenders({ directory }: Writer): Promise<(Sender & { portfolio: string })[]> {
  const said = await allSenders();
  const portfolios = Object.keys(directory.portfolios).sort();
  return portfolios.map((portfolio) => ({ portfolio, ...(said.get(portfolio) ?? NOBODY) }));
}

/** Hosts that a template's links may lead to: those of its portfolios' senders, and our own. */
export async function hostsOf(client: Client, content: Pick<TemplateContent, "portfolios">): Promise<string[]> {
  const senders = [...(await allSenders(client))].filter(([slug]) => isFor(content, slug));
  const theirs = senders.flatMap(([, { website, hosts, email }]) => [website, ...hosts, email.split("@")[1] ?? ""]);
  return [...new Set([new URL(env().publicUrl).hostname, ...theirs].filter((one) => one !== ""))];
}
