import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

test("a new person comes in by a one-time link, works, changes team and leaves; no case is left behind", async ({
  asPerson,
  newPage,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 40[14]|WebSocket connection/);
  const name = `Noor ${Date.now().toString(36)}`;
  const email = `${name.replace(" ", ".").toLowerCase()}@example.com`;
  const admin = await asPerson("adam");
  await admin.goto("/admin/people");
  await admin.getByRole("button", { name: "Add a person" }).click();
  const form = admin.getByRole("dialog", { name: "Add a person" });
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Email").fill(email);
  await form.getByRole("checkbox", { name: "Late Stage" }).check();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  const link = await admin.getByLabel("One-time sign-in link").inputValue();
  await admin.getByRole("button", { name: "Done" }).click();

  const page = await newPage(name);
  await page.goto(link);
  await page.getByRole("textbox", { name: "Password" }).fill("correct horse battery");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page.getByRole("button", { name: `${name}, Late Stage: your menu` })).toBeVisible();
  const again = await newPage("somebody with the same link");
  await again.goto(link);
  await expect(again.getByRole("button", { name: "Save and sign in" })).toHaveCount(0);

  await admin.getByRole("button", { name: `Acts for ${name}` }).click();
  await admin.getByRole("menuitem", { name: "Change teams" }).click();
  const teams = admin.getByRole("dialog", { name: `Teams of ${name}` });
  await teams.getByRole("checkbox", { name: "Early Arrears" }).check();
  await teams.getByRole("checkbox", { name: "Late Stage" }).uncheck();
  await expect(teams).toContainText("No case and no offer moves.");
  await teams.getByRole("button", { name: "Change teams" }).click();
  await expect(admin.getByRole("row", { name })).toContainText("Early Arrears");

  const { ref } = await desk.open();
  const open = await new CasePage(page).open(ref, 1);
  await page.keyboard.press("a");
  await expect(open.owner).toContainText("Owner: you since");
  const ben = await new CasePage(await asPerson("ben")).open(ref, 2);

  await admin.getByRole("button", { name: `Acts for ${name}` }).click();
  await admin.getByRole("menuitem", { name: "Deactivate" }).click();
  const leaving = admin.getByRole("dialog", { name: `Deactivate ${name}` });
  await expect(leaving.getByRole("row", { name: /untaken, to Early Arrears/ })).toContainText("1");
  await leaving.getByRole("button", { name: "Deactivate" }).click();
  await expect(leaving).toHaveCount(0);
  await expect(ben.owner).toContainText("Waiting, not taken");
  await ben.page.keyboard.press("a");
  await expect(ben.owner).toContainText("Owner: you since");
  await page.goto("/queue");
  await expect(page).toHaveURL(/\/sign-in/);
});
