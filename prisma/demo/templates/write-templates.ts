import type { Sender } from "../../../lib/domain/templates/template.ts";
import { pool } from "../../../lib/server/database.ts";
import { currentDirectory } from "../../../lib/server/directory.ts";
import { viewerOf } from "../../../lib/server/identity.ts";
import { createTemplate } from "../../../lib/server/templates/drafts.ts";
import { publishDraft } from "../../../lib/server/templates/publish.ts";
import { changeSender } from "../../../lib/server/templates/senders.ts";
import type { Writer } from "../../../lib/server/templates/writer.ts";
import { type DemoName, person } from "../people.ts";
import { CARE_TOPICS } from "./care-topics.ts";
import { LAW_TOPICS } from "./law-topics.ts";
import { MONEY_TOPICS } from "./money-topics.ts";
import { templatesOf } from "./topic.ts";

export const DEMO_TEMPLATES = [...MONEY_TOPICS, ...CARE_TOPICS, ...LAW_TOPICS].flatMap(templatesOf);
/** Older than any contact of the demo. */
const SINCE = "2025-01-01T00:00:00.000Z";

/** Who writes, and the templates: written by a lead, published by compliance. What is there already stays as it is. */
export async function writeTemplates(): Promise<void> {
  const [author, publisher] = [await writer("lena"), await writer("cara")];
  for (const [portfolio, sender] of Object.entries(DEMO_SENDERS)) await changeSender(publisher, portfolio, sender);
  const { rows } = await pool().query<{ id: string; status: string }>(
    "select template_id as id, status from template_versions where version = 1",
  );
  const standing = new Map(rows.map(({ id, status }) => [id, status]));
  for (const template of DEMO_TEMPLATES) {
    const status = standing.get(template.id);
    if (!status) await createTemplate(author, template);
    if (!status || status === "draft") {
      await publishDraft(publisher, template.id, { revision: 1, effectiveFrom: SINCE });
    }
  }
}

async function writer(name: DemoName): Promise<Writer> {
  const identity = person(name);
  const directory = await currentDirectory();
  const viewer = viewerOf(identity, directory);
  if (viewer.kind !== "user") throw new Error(`${name} is no person of the demo.`);
  return { identity, viewer, directory };
}

const larkfield = {
  name: "Larkfield Collections",
  email: "help@larkfield.example",
  website: "larkfield.example",
  hosts: [],
};

/** Numbers of ranges that are kept for fiction, where there are such. */
export const DEMO_SENDERS: Record<string, Sender> = {
  "uk-cards": {
    ...larkfield,
    telephone: "0808 157 0100",
    address: "Larkfield Collections\n1 Quay Street\nBristol BS1 4DJ",
    registration: "authorised and regulated by the Financial Conduct Authority, FRN 000000",
    language: "en",
    teamTelephones: { "specialist-support": "0808 157 0117" },
  },
  "us-receivables": {
    ...larkfield,
    telephone: "(202) 555-0143",
    address: "Larkfield Collections\n100 Harbor Street\nBaltimore, MD 21202",
    registration: "",
    language: "en",
    teamTelephones: {},
  },
  "za-store-cards": {
    ...larkfield,
    telephone: "010 555 0143",
    address: "Larkfield Collections\n12 Kloof Street\nCape Town 8001",
    registration: "no. 0000000/26",
    language: "en",
    teamTelephones: {},
  },
};
