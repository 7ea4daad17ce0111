import { expect, test } from "./fixtures.ts";

test("a lead writes a template, compliance reads what is different and publishes it", async ({
  asPerson,
  desk,
  trouble,
}) => {
  trouble.expect(/status of 403/);
  const mark = Date.now().toString(36);
  const name = `Thank you ${mark}`;
  const { ref, name: customer } = await desk.open();
  const lena = await asPerson("lena");
  await lena.goto("/templates");
  await lena.getByRole("button", { name: "Add a template" }).click();
  const adding = lena.getByRole("dialog", { name: "Add a template" });
  await adding.getByLabel("Name").fill(name);
  await adding.getByLabel("Channel").selectOption("email");
  await adding.getByLabel("Purpose").selectOption("reminder");
  await adding.getByRole("button", { name: "Add", exact: true }).click();

  await expect(lena.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(lena.getByText("Nothing stands in the way of publishing.")).toBeVisible();
  const text = lena.getByRole("textbox", { name: "Text", exact: true });
  await text.press("Control+Home");
  await text.pressSequentially("You still owe {{case.blance}}, ");
  await lena.getByRole("button", { name: "English, standard:" }).click();
  await expect(text).toBeFocused();
  await expect(lena.getByText("{{case.blance}} is no field. Choose one from the list.")).toBeVisible();
  await text.fill((await text.inputValue()).replace("{{case.blance}}", ""));
  await text.press("Control+Home");
  await lena.getByLabel("Field", { exact: true }).selectOption("case.balance");
  await lena.getByRole("button", { name: "Put it in" }).press("Enter");
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/^\{\{case\.balance\}\}You still owe , /);
  await text.fill((await text.inputValue()).replace(/^.*, /, "You still owe {{case.balance}}. "));

  await lena.getByLabel("Case").fill(ref);
  const preview = lena.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText(`You still owe £500.00. Dear ${customer},`);
  await expect(preview).toContainText("type larkfield.example into your browser yourself");
  await lena.getByRole("link", { name: "All templates" }).click();
  await lena.getByRole("link", { name }).click();
  await expect(text).toHaveValue(/^You still owe/);
  await expect(lena.getByText("What you typed since is not saved.")).toBeVisible();
  await lena.getByRole("button", { name: "Save draft" }).click();
  await expect(lena.getByRole("button", { name: "Save draft" })).toHaveAttribute("title", "Everything is saved.");
  await expect(lena.getByRole("button", { name: "Publish" })).toHaveAttribute(
    "title",
    "Somebody else publishes what you wrote.",
  );

  await lena.getByRole("button", { name: "Test send" }).click();
  const testing = lena.getByRole("dialog", { name: `Send ${name} as a test` });
  await testing.getByLabel("Your email address").fill("lena@baton.example");
  await testing.getByRole("button", { name: "Send the test" }).click();
  await expect(testing).toContainText("The provider has taken it.");
  await testing.getByRole("button", { name: "Cancel" }).click();

  const cara = await asPerson("cara");
  await cara.goto("/templates");
  await cara.getByLabel("Find by name or purpose").fill(mark);
  await cara.getByRole("link", { name }).click();
  await cara.getByRole("button", { name: "Publish" }).click();
  const publishing = cara.getByRole("dialog", { name: `Publish version 1 of ${name}` });
  await expect(publishing).toContainText("Nothing is in force yet");
  await publishing.getByRole("button", { name: "Publish" }).click();
  await expect(publishing).toHaveCount(0);
  await expect(cara.getByRole("navigation", { name: "Versions" })).toContainText("Version 1 In force");
  await expect(cara.getByText("Published by")).toBeVisible();

  await lena.reload();
  await lena.getByRole("button", { name: "Write the next version" }).click();
  await text.fill((await text.inputValue()).replace("You still owe", "You owe"));
  await lena.getByRole("button", { name: "Save draft" }).click();
  await expect(lena.getByRole("navigation", { name: "Versions" })).toContainText("Version 2 Draft");
  await cara.reload();
  await cara.getByRole("button", { name: "Publish" }).click();
  await expect(cara.getByRole("dialog").getByRole("deletion")).toHaveText("still ");
});
