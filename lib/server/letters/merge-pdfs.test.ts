import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { LETTER } from "../../domain/letters/given-letter.ts";
import { makeLetterPdf } from "./make-pdf.ts";
import { mergePdfs } from "./merge-pdfs.ts";

async function merged(letters: Buffer[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of mergePdfs(given(letters))) parts.push(part);
  return Buffer.concat(parts);
}

async function* given(letters: Buffer[]): AsyncGenerator<Buffer> {
  yield* letters;
}

async function textsOf(bytes: Buffer): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
  const contents = await Promise.all(pages.map((page) => page.getTextContent()));
  return contents.map(({ items }) => items.map((item) => ("str" in item ? item.str : "")).join(""));
}

describe("a print file", () => {
  it("has the pages of its letters in order, each as it was, in its own print and paper", async () => {
    const letters = await Promise.all(
      [
        LETTER,
        { ...LETTER, name: "Ελένη Παπαδοπούλου", text: "Please call us. ".repeat(400) },
        { ...LETTER, variant: "large-print" as const, text: "5 0 R endobj stream xref %%EOF" },
        { ...LETTER, paper: "us-letter" as const, name: "Łukasz Żółć" },
      ].map(makeLetterPdf),
    );
    const bytes = await merged(letters.map(({ bytes: one }) => one));
    const alone = (await Promise.all(letters.map(({ bytes: one }) => textsOf(one)))).flat();
    expect(await textsOf(bytes)).toEqual(alone);
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    expect((await pdf.getPage(pdf.numPages)).view.map(Math.round)).toEqual([0, 0, 612, 792]);
  });

  it("calls no two subsets of a font alike", async () => {
    const { bytes: letter } = await makeLetterPdf(LETTER);
    const bytes = (await merged(Array.from({ length: 30 }, () => letter))).toString("latin1");
    const names = [...bytes.matchAll(/\/FontName \/([A-Z]{6}\+[\w-]+)/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(new Set(names).size).toBe(names.length);
  });

  it("of no letters has no pages, and takes no file that is none of ours", async () => {
    expect((await merged([])).toString("latin1")).toContain("/Count 0");
    await expect(merged([Buffer.from("%PDF-1.4\nnothing of ours\n%%EOF\n")])).rejects.toThrow("not one of our letters");
  });
});
