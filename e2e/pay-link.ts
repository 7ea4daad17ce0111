import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { DeskApi } from "./desk-api.ts";

/** Whoever can be known on the pay page. */
export const RUTH = {
  email: "ruth@customer.example",
  birthDate: "1985-03-27",
  address: "4 Quay Street, Bristol BS1 4DJ",
};

/** The button of the sandbox's test page that pays. */
export const TO_PAY = "Test card that is accepted";

/** A fresh link on the case: its path, as the customer has it. */
export async function payLink(desk: DeskApi, ref: string): Promise<{ path: string; linkId: string }> {
  const asked = { commandId: `pay-link-${randomUUID()}` };
  const { url, linkId } = await desk.post<{ url: string; linkId: string }>(`/cases/${ref}/pay-links`, asked);
  return { path: new URL(url).pathname, linkId };
}

/** From who we are to what is owed. */
export async function toOwe(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Go on" }).click();
  await page.getByLabel("Day").fill("27");
  await page.getByLabel("Month").fill("3");
  await page.getByLabel("Year").fill("1985");
  await page.getByLabel("Your postcode").fill("bs1 4dj");
  await page.getByRole("button", { name: "Show my account" }).click();
  await page.getByRole("heading", { name: "What you owe" }).waitFor();
}

export function goOn(page: Page): Promise<void> {
  return page.getByRole("button", { name: "Go on" }).click();
}
