import { check } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

test("a person changes their password; what is wrong is said at its field, and the old one opens nothing any more", async ({
  asPerson,
  newPage,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 4(01|22)/);
  const person = await desk.hire();
  const page = await asPerson(person);
  await page.goto("/queue");
  await page.getByRole("button", { name: /your menu/ }).click();
  await page.getByRole("menuitem", { name: "Change password" }).click();
  const form = page.getByRole("dialog", { name: "Change password" });
  const [current, next] = [
    form.getByLabel("Current password", { exact: true }),
    form.getByLabel("New password", { exact: true }),
  ];

  await current.fill("not the one");
  await next.fill("nine green bottles");
  await form.getByRole("button", { name: "Change password" }).click();
  await expect(form.getByText("Is not your password.")).toBeVisible();
  await expect(current).toBeFocused();
  await current.fill(person.password);
  await next.fill("Password1234");
  await form.getByRole("button", { name: "Change password" }).click();
  await expect(form.getByText(/among the first that are tried/)).toBeVisible();
  await check(page, "changing the password, refused", "[role=dialog]");
  await page.setViewportSize({ width: 320, height: 800 });
  await check(page, "changing the password at 320", "[role=dialog]");
  await next.fill("nine green bottles");
  await form.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password was changed.")).toBeVisible();
  await expect(form).toHaveCount(0);

  const other = await newPage("somebody with the old password");
  await other.goto("/sign-in");
  for (const [password, end] of [
    [person.password, /sign-in/],
    ["nine green bottles", /queue/],
  ] as const) {
    await other.getByLabel("Email").fill(person.email);
    await other.getByRole("textbox", { name: "Password" }).fill(password);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    if (password === person.password) await expect(other.getByText("You were not signed in.")).toBeVisible();
    await expect(other).toHaveURL(end);
  }
});
