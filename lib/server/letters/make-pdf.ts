import { createHash } from "node:crypto";
import PDFDocument from "pdfkit";
import { type Composed, compose, type Letter, type Line, type Page, type Piece } from "../../domain/letters/compose.ts";
import type { Measure } from "../../domain/letters/wrap.ts";
import { makeMeasure, runsOf } from "./typeface.ts";

type Pen = { pdf: PDFKit.PDFDocument; measure: Measure };
export type LetterPdf = { bytes: Buffer; pages: number; sha256: string };

/**
 * The letter as PDF/UA: tagged, titled, in its language, its fonts within. The same letter is the same bytes, so that the
 * hash names it. Throws `LetterRefused` for what cannot be printed.
 */
export async function makeLetterPdf(letter: Letter): Promise<LetterPdf> {
  const measure = makeMeasure();
  const composed = compose(letter, measure);
  const bytes = await drawn(letter, composed, measure);
  return { bytes, pages: composed.pages.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

async function drawn(letter: Letter, composed: Composed, measure: Measure): Promise<Buffer> {
  const pdf = new PDFDocument(optionsOf(letter) as PDFKit.PDFDocumentOptions);
  const whole = collected(pdf);
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  const open = new Map<number, PDFKit.PDFStructureElement>();
  for (const page of composed.pages) {
    pdf.addPage({ size: [composed.width, composed.height], margin: 0 });
    for (const piece of page.pieces) drawPiece({ pdf, measure }, piece, elementOf(pdf, root, open, piece));
    drawArtifacts({ pdf, measure }, page);
  }
  for (const element of open.values()) element.end();
  root.end();
  pdf.end();
  return whole;
}

/** The types of pdfkit do not know PDF/UA yet. No first font: else it would read one that no letter uses. */
function optionsOf({ id, date, subject, language, sender }: Letter) {
  const day = new Date(`${date}T00:00:00.000Z`);
  return {
    autoFirstPage: false,
    font: "",
    pdfVersion: "1.7",
    subset: "PDF/UA",
    tagged: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: subject ?? id,
      Author: sender.name,
      Producer: "Baton",
      Creator: "Baton",
      CreationDate: day,
      ModDate: day,
    },
  };
}

function collected(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
}

/** A paragraph that goes on on the next sheet is one element still. */
function elementOf(
  pdf: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  open: Map<number, PDFKit.PDFStructureElement>,
  { paragraph, role }: Piece,
): PDFKit.PDFStructureElement {
  const known = open.get(paragraph);
  if (known) return known;
  const made = pdf.struct(role);
  root.add(made);
  open.set(paragraph, made);
  return made;
}

function drawPiece(pen: Pen, { role, lines }: Piece, element: PDFKit.PDFStructureElement): void {
  element.add(pen.pdf.markStructureContent(role));
  for (const line of lines) drawLine(pen, { ...line, text: `${line.text} ` });
  pen.pdf.endMarkedContent();
}

/** What a reader aloud passes over: the foot of the sheet, and where to fold it. */
function drawArtifacts(pen: Pen, { footer, folds }: Page): void {
  const { pdf } = pen;
  pdf.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
  for (const line of footer) drawLine(pen, line);
  pdf.endMarkedContent();
  if (folds.length === 0) return;
  pdf.markContent("Artifact", { type: "Layout" });
  for (const y of folds) pdf.moveTo(10, y).lineTo(18, y).lineWidth(0.25).stroke("#777777");
  pdf.endMarkedContent();
}

function drawLine({ pdf, measure }: Pen, { text, x, baseline, face }: Line): void {
  let at = x;
  for (const { text: part, face: file } of runsOf(text, face.weight)) {
    pdf.registerFont(file.name, file.bytes);
    pdf.font(file.name, face.size).fillColor("#000000");
    pdf.text(part, at, baseline, { lineBreak: false, baseline: "alphabetic" });
    at += measure(part, face.size, face.weight);
  }
}
