import { randomInt } from "node:crypto";
import { sampleCamt } from "#lib/domain/bank/sample-camt.ts";
import { expect, test } from "./fixtures.ts";

test("a payment without a reference is matched at the desk, the agent sees it on the case, and it is taken back", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/bank-lines\/.*\/match/);
  const surname = Array.from({ length: 9 }, () => String.fromCharCode(97 + randomInt(26))).join("");
  const agent = await desk.hire();
  const { ref } = await desk.openFor(agent, { name: `Marlow ${surname}`, owedMinor: 5_500 });
  const onCase = await asPerson(agent);
  await onCase.goto(`/cases/${ref}`);
  await expect(onCase.getByRole("main").getByText("payment received")).toHaveCount(0);

  const payments = await asPerson(await desk.hire("agent", ["payments"]));
  await payments.goto("/payments/files");
  const on = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const entry = { amount: "55.00", text: "for the card", name: `${surname.toUpperCase()} M`, ref: `B-${surname}`, on };
  const statement = sampleCamt({ version: "08", opening: "0.00", closing: "55.00", entries: [entry] });
  const file = { name: `${surname}.xml`, mimeType: "text/xml", buffer: Buffer.from(statement) };
  await payments.getByLabel("Upload a file").setInputFiles(file);
  await expect(payments.getByText("1 came in, 0 went out, the balances add up.")).toBeVisible();
  await payments.getByRole("button", { name: `Take in ${surname}.xml` }).click();
  await expect(payments.getByRole("row", { name: `${surname}.xml` })).toContainText("1 suggested");

  await payments.getByRole("link", { name: "Unmatched" }).click();
  await expect(payments.getByRole("heading", { name: "Unmatched payments" })).toBeFocused();
  const lead = await asPerson(await desk.hire("lead"));
  await lead.goto("/payments");
  for (const page of [payments, lead]) {
    await page.getByRole("list", { name: "Bank lines" }).getByRole("link", { name: entry.name }).click();
    await expect(page.getByText("The payer's name fits · Is all that is owed")).toBeVisible();
  }
  for (const page of [lead, payments]) await page.getByRole("button", { name: "Post £55.00" }).click();
  const dialog = payments.getByRole("dialog");
  await expect(dialog.getByText(`Marlow ${surname}, £55.00 owed`)).toBeVisible();
  for (const page of [lead, payments]) await page.locator("[role=dialog] :focus").waitFor();
  await payments.keyboard.press("Enter");

  await expect(onCase.getByRole("main").getByText("payment received").first()).toBeVisible();
  await expect(payments.getByRole("button", { name: "Take back" })).toBeVisible();
  // Whether the lead is told before or by trying: it is one payment.
  await lead.keyboard.press("Enter");
  await expect(lead.getByText("has dealt with this line meanwhile")).toBeVisible();

  await lead.getByRole("button", { name: "Take back" }).click();
  await lead.getByRole("dialog").getByLabel("Reason").fill("Another customer of that name");
  await lead.keyboard.press("Enter");
  await expect(onCase.getByRole("main").getByText("payment reversed").first()).toBeVisible();
  expect(await desk.stateOf(ref)).toMatchObject({ balanceMinor: 5_500 });
  await expect(lead.getByText("Another customer of that name")).toBeVisible();
});
