import { createHash } from "node:crypto";
import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import type { Letter } from "../../domain/letters/compose.ts";
import { LETTER } from "../../domain/letters/given-letter.ts";
import { points, SHEETS } from "../../domain/letters/sheet.ts";
import { makeLetterPdf } from "./make-pdf.ts";

type Item = { str: string; transform: number[]; width: number };

async function read(bytes: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
  const contents = await Promise.all(pages.map((page) => page.getTextContent()));
  const items = contents.map(({ items }) => items as Item[]);
  const text = items.map((all) =>
    all
      .map(({ str }) => str)
      .join("")
      .replace(/ +/g, " "),
  );
  return { pdf, items, text, trees: await Promise.all(pages.map((page) => page.getStructTree())) };
}

/** A mark that stands by itself is an item of its own to who reads the page. */
const letters = (text = "") => text.normalize("NFD").replaceAll(/[\s\p{Cc}]/gu, "");
const made = (given: Partial<Letter> = {}) => makeLetterPdf({ ...LETTER, ...given });

describe("a letter's PDF", () => {
  it("says what the letter says, in order", async () => {
    const { bytes, pages } = await made();
    const { text, pdf } = await read(bytes);
    expect(pages).toBe(1);
    expect(pdf.numPages).toBe(1);
    const order = [
      "Larkfield Recovery",
      "PO Box 100 · Leeds · LS1 1AA",
      "Ruth Achterberg",
      "12 High Street",
      "LS6 1AA",
      "22 November 2026",
      "Our reference C-7K3M-Q9TX",
      "Letter L-7K3M-Q9TX",
      "Your account with Larkfield",
      "Dear Ruth Achterberg,",
      "Yours sincerely",
      LETTER.preferencesUrl,
      "Registered in England 01234567.",
      "1 of 1",
    ]; // prettier-ignore
    const places = order.map((part) => text[0]?.indexOf(part) ?? -1);
    expect(
      places.every((place) => place >= 0),
      JSON.stringify(order[places.indexOf(-1)]),
    ).toBe(true);
    expect([text[0]?.lastIndexOf("Ruth Achterberg,"), ...places.slice(10)].toSorted((a = 0, b = 0) => a - b)).toEqual([
      text[0]?.lastIndexOf("Ruth Achterberg,"),
      ...places.slice(10),
    ]);
  });

  it("is the same bytes of the same letter, and others of another", async () => {
    const [first, again, other] = [await made(), await made(), await made({ text: "Something else." })];
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(again.sha256).toBe(createHash("sha256").update(first.bytes).digest("hex"));
    expect(other.sha256).not.toBe(first.sha256);
  });

  it("shows the address within the window, measured where the fonts put it", async () => {
    const to = "The Old Rectory Cottage\nStoke-next-Guildford\nNear Worplesdon\nGuildford\nSurrey\nGU2 9XX";
    const { items } = await read((await made({ to, name: "Ångström Ćwiklińska-Brzęczyszczykiewicz" })).bytes);
    const { address, keepClear, height } = SHEETS.a4;
    const inWindow = (items[0] ?? []).filter(({ str, transform: [, , , , x = 0, y = 0] }) => {
      const down = points(height) - y;
      return (
        str.trim() !== "" &&
        x < points(keepClear.x + keepClear.width) &&
        down > points(keepClear.y) &&
        down < points(keepClear.y + keepClear.height)
      );
    });
    expect(inWindow.map(({ str }) => str).join("")).toContain("GU2 9XX");
    for (const { str, transform, width } of inWindow) {
      const [size = 0, , , , x = 0, y = 0] = transform;
      const down = points(height) - y;
      expect(x, str).toBeGreaterThanOrEqual(points(address.x) - 0.01);
      expect(x + width, str).toBeLessThanOrEqual(points(address.x + address.width) + 1);
      expect(down - size * 0.9, str).toBeGreaterThanOrEqual(points(address.y) - 0.01);
      expect(down + size * 0.25, str).toBeLessThanOrEqual(points(address.y + address.height) + 0.01);
    }
  });

  it("prints the names of Europe, Vietnam and Africa, and refuses what it has no letters for", async () => {
    const names = [
      "Łukasz Żółć",
      "Ελένη Παπαδοπούλου",
      "Иван Ґалаґан",
      "Nguyễn Thị Ánh",
      "Ngũgĩ wa Thiong’o",
      "Ọlábísí Ẹ́kún",
    ];
    for (const name of names) {
      const { text } = await read((await made({ name, text: `Dear ${name}` })).bytes);
      expect(letters(text[0])).toContain(letters(`Dear ${name}`));
    }
    for (const name of ["محمد علي", "王小明", "יעל כהן", "Ruth 🙂"]) {
      await expect(made({ name })).rejects.toMatchObject({ code: "letter.unprintable" });
      await made({ name }).catch((error: Error) => expect(error.message).not.toContain(name));
    }
  });

  it("is tagged, titled and in its language", async () => {
    const { bytes } = await made({ text: "Please call us. ".repeat(600), language: "en-ZA" });
    const { pdf, trees } = await read(bytes);
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: "Your account with Larkfield", Language: "en-ZA", PDFFormatVersion: "1.7" });
    expect(metadata?.getRaw()).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect((await pdf.getMarkInfo())?.Marked).toBe(true);
    const roles = JSON.stringify(trees).match(/"role":"\w+"/g);
    expect(roles).toEqual(expect.arrayContaining(['"role":"Document"', '"role":"H1"', '"role":"P"']));
    expect(pdf.numPages).toBeGreaterThan(1);
  });

  it("is A4, or Letter where that is usual, and large print is larger", async () => {
    const viewOf = async (given: Partial<Letter>) =>
      (await (await read((await made(given)).bytes)).pdf.getPage(1)).view.map(Math.round);
    expect(await viewOf({})).toEqual([0, 0, 595, 842]);
    expect(await viewOf({ paper: "us-letter" })).toEqual([0, 0, 612, 792]);
    const text = "Please call us. ".repeat(300);
    const [standard, large] = [await made({ text }), await made({ text, variant: "large-print" })];
    expect(large.pages).toBeGreaterThan(standard.pages);
    expect((await made({ text, variant: "plain-language" })).bytes.equals(standard.bytes)).toBe(true);
  });
});
