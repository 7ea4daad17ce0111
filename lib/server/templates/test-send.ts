/** A template sent to an address of one's own, filled in for nobody and marked as a test. It is on no case's record. */
import { exampleFilling } from "../../domain/templates/examples.ts";
import { render } from "../../domain/templates/render.ts";
import { isFor, type TemplateContent } from "../../domain/templates/template.ts";
import { adapterOf } from "../adapters/index.ts";
import { having } from "../contacts/whose-address.ts";
import { newId } from "../ids.ts";
import { requireBudgetOf } from "../limits.ts";
import { changeOrganisation } from "../org/change.ts";
import { invalidField, refused } from "../org/refusals.ts";
import { exampleLink } from "./preview.ts";
import { contentOf, senderFor } from "./published.ts";
import { readWhole, type WholeTemplate } from "./read-templates.ts";
import type { TestSend } from "./template-schema.ts";
import type { Writer } from "./writer.ts";

const PATIENCE = 20_000;

export type TestSent = { is: "sent" | "unknown"; provider: string };

/** The draft if there is one, else what is in force. Throws 422 for a letter, a channel that is off, a customer's address, and what the provider refuses. */
export async function sendTest(writer: Writer, id: string, { to, portfolio, ...chosen }: TestSend): Promise<TestSent> {
  const { content, version, name } = latest(await readWhole(writer.viewer, id));
  if (content.channel === "letter")
    throw refused("no-test-letters", "A letter is looked at in the preview: none is printed as a test.");
  requireBudgetOf("preview", writer.identity);
  const row = writer.directory.portfolios[portfolio];
  if (!row || !isFor(content, portfolio)) throw invalidField("portfolio", "is none that the template is for");
  if ((await having(content.channel, to, [])).length > 0) {
    throw refused("customer-address", "A customer has this address. A test goes to an address of your own.");
  }
  const adapter = adapterOf(content.channel);
  if (!adapter) throw refused("channel.off", "This channel is not set up here.");
  const filling = exampleFilling(row.jurisdiction, await senderFor(portfolio), content.inputs);
  const link = exampleLink();
  const { subject, text } = render(content, chosen, {
    ...filling,
    fields: { ...filling.fields, "links.preferences": link },
  });
  const outcome = await adapter.send(
    {
      contactId: newId(),
      channel: content.channel,
      to: to.trim(),
      name: "Test",
      ...(subject && { subject: `[Test] ${subject}` }),
      text: `[Test: ${name}] ${text}`,
      ...chosen,
      reference: "TEST",
      preferencesUrl: link,
    },
    AbortSignal.timeout(PATIENCE),
  );
  if (outcome.is === "refused") throw refused("not-taken", `The provider did not take it (${outcome.code}).`);
  await changeOrganisation(writer.identity, "template-tested", async () => ({
    result: null,
    detail: { template: id, version, language: chosen.language, variant: chosen.variant },
  }));
  return { is: outcome.is, provider: adapter.provider };
}

/** Without the address: where a test went is nobody's record. */
function latest({ channel, name, versions }: WholeTemplate): {
  content: TemplateContent;
  version: number;
  name: string;
} {
  const row =
    versions.find(({ status }) => status === "draft") ?? versions.find(({ current }) => current) ?? versions[0];
  if (!row) throw refused("nothing-published", "There is nothing of this template to send.");
  return { content: contentOf({ channel, ...row }), version: row.version, name };
}
