import { expect, test } from "./fixtures.ts";

test("an admin sees which cases move, deactivates by keyboard alone, and nobody is without an owner", async ({
  asPerson,
  desk,
}) => {
  const leaver = await desk.hire("agent", ["early-arrears"], "Leaver");
  const { ref } = await desk.openFor(leaver);
  const page = await asPerson("adam");
  await page.goto("/admin/people");
  const menu = page.getByRole("button", { name: `Acts for ${leaver.name}` });
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Deactivate" })).toBeVisible();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");

  const dialog = page.getByRole("dialog", { name: `Deactivate ${leaver.name}` });
  await expect(dialog.getByRole("row", { name: /untaken, to Early Arrears/ })).toContainText("1");
  await dialog.getByText("Reference", { exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText(ref)).toBeVisible();
  expect((await desk.stateOf(ref)).owner.user).toBe(leaver.id);
  await dialog.getByRole("button", { name: "Deactivate" }).focus();
  await page.keyboard.press("Enter");

  await expect(page.getByText(`${leaver.name} was deactivated. 1 case or offer moved.`)).toBeVisible();
  await expect(page.getByRole("row", { name: leaver.name })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "People", level: 1 })).toBeFocused();
  expect((await desk.stateOf(ref)).owner).toMatchObject({ team: "early-arrears", user: null });
  await page.goto("/admin/changes");
  await expect(page.getByRole("row", { name: leaver.name }).first()).toContainText(`1 case moved: ${ref}`);
});

test("a new person's sign-in link is shown once; what is wrong is said at its field", async ({ asPerson, trouble }) => {
  trouble.expect(/status of 422/);
  const page = await asPerson("adam");
  await page.goto("/admin/people");
  await page.getByRole("button", { name: "Add a person" }).click();
  const form = page.getByRole("dialog", { name: "Add a person" });
  const name = `Noor ${Date.now().toString(36)}`;
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form.getByLabel("Email")).toBeFocused();
  await expect(form.getByLabel("Email")).toHaveAccessibleDescription(/Must be an email address/);
  await expect(form.getByLabel("Name")).toHaveValue(name);
  await form.getByLabel("Email").fill(`${name.replace(" ", ".")}@baton.example`);
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByLabel("One-time sign-in link")).toHaveValue(/\/welcome\/[\w-]{43}$/);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Invited, no password yet");
  await expect(page.getByText("/welcome/")).toHaveCount(0);
});

test("nobody but an admin gets to the admin pages' data", async ({ asPerson, trouble }) => {
  trouble.expect(/status of 403/);
  const page = await asPerson("lena");
  await page.goto("/admin/people");
  await expect(page.getByRole("heading", { name: "Only admins see this" })).toBeVisible();
  await expect(page.getByText("@baton.example")).toHaveCount(0);
});
