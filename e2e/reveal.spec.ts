import { CasePage } from "./case-page.ts";
import { expect, test } from "./fixtures.ts";

const phone = "+447700900417";
const email = "ruth.archer@example.com";
const address = "14 Mill Lane, Larkfield";

test("what is personal is masked, and shown for a purpose that is kept", async ({ asPerson, desk, idOf }) => {
  const { ref, name } = await desk.open({ phone, email, address, birthDate: "1961-04-12" });
  const page = await asPerson("amara");
  const amara = await new CasePage(page).open(ref, 1);
  const customer = page.getByRole("region", { name: "Customer" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(customer.getByRole("button", { name: "Reveal phone" })).toBeVisible();
  const masked = await page.locator("body").textContent();
  for (const secret of [phone, email, address, "1961"]) expect(masked).not.toContain(secret);

  await customer.getByRole("button", { name: "Reveal phone" }).click();
  await amara.dialog.getByRole("button", { name: "Reveal" }).click();
  await expect(amara.dialog.getByText("Say what you need it for.")).toBeVisible();
  await amara.dialog.getByLabel("What do you need it for?").fill("Ringing back as agreed");
  await amara.dialog.getByLabel("What do you need it for?").press("Enter");
  await expect(customer).toContainText(phone);
  await expect(customer).not.toContainText(email);
  const noted = await desk.get<{ items: object[] }>(`/access-log?ref=${ref}&person=${await idOf("amara")}`);
  expect(noted.items).toContainEqual(expect.objectContaining({ action: "reveal", field: "phone", via: "page" }));
  expect(
    (await desk.eventsOf(ref)).map((event) => event.type),
    "a look changes nothing",
  ).toEqual(["case-opened"]);

  await page.getByRole("link", { name: "Queue", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Choose a case" })).toBeVisible();
  expect(await page.locator("body").textContent()).not.toContain(phone);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(customer.getByRole("button", { name: "Reveal phone" })).toBeVisible();
  await expect(customer).not.toContainText(phone);
});

test("who may not read a case sees the page of a reference that does not exist", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 404/);
  const { ref, name } = await desk.open({ phone });
  const page = await asPerson("zed");
  const screens: string[] = [];
  const answers: string[] = [];
  for (const asked of [ref, "C-0000-0000"]) {
    await page.goto(`/cases/${asked}`);
    await expect(page.getByRole("heading", { name: "No such case" })).toBeVisible();
    await expect(page.locator("body")).not.toContainText(name);
    await expect(page).toHaveTitle(`${asked} · Baton`);
    screens.push(`${await page.title()}\n${await page.locator("#main").innerHTML()}`.replaceAll(asked, "REF"));
    const answer = await page.request.get(`/api/v1/cases/${asked}`);
    expect(answer.status()).toBe(404);
    answers.push((await answer.text()).replaceAll(asked, "REF").replace(/"traceId":"[^"]+"/, ""));
  }
  expect(screens[0]).toBe(screens[1]);
  expect(answers[0]).toBe(answers[1]);
});
