/** Sheets of A4 on which a statement is drawn, tagged as it is drawn; each says which of how many it is. */
import PDFDocument from "pdfkit";
import { LetterRefused } from "../../domain/letters/letter-refused.ts";
import { graphemes } from "../../domain/letters/wrap.ts";
import { makeMeasure, runsOf } from "../letters/typeface.ts";

type Weight = "regular" | "bold";
type Element = PDFKit.PDFStructureElement;
const [WIDTH, HEIGHT, MARGIN, SIZE, ROW] = [595.28, 841.89, 48, 9, 16];
/** Where columns begin; those of money end at the right edge of theirs. */
const COLUMNS = [0, 60, 170, 262, 318, 410];
const EDGE = WIDTH - 2 * MARGIN;
const MONEY = 4;
const FIGURES = 44;

export class StatementSheets {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #whole: Promise<Buffer>;
  readonly #root: Element;
  readonly #measure = makeMeasure();
  readonly #foot: string;
  #y = MARGIN;

  /** `foot`: what every sheet says of itself, should it be parted from the others. */
  constructor(title: string, day: string, foot: string) {
    this.#foot = foot;
    this.#pdf = new PDFDocument(optionsOf(title, day) as PDFKit.PDFDocumentOptions);
    this.#whole = collected(this.#pdf);
    this.#root = this.#pdf.struct("Document");
    this.#pdf.addStructure(this.#root);
    this.#turn();
  }

  /** A paragraph or a heading of one line; what is too long for it is cut. */
  text(role: "H1" | "P", text: string, size: number, weight: Weight = "regular"): void {
    this.#room(size * 1.8);
    const element = this.#pdf.struct(role);
    this.#root.add(element);
    this.#y += size * 1.6;
    this.#mark(element, role, () => this.#print(text, MARGIN, size, weight, EDGE));
    element.end();
  }

  /** Figures beside each other, each under what it is: the account at a glance. */
  figures(figures: readonly (readonly [label: string, figure: string])[]): void {
    this.#room(FIGURES);
    this.#y += FIGURES / 2;
    const width = EDGE / figures.length;
    for (const [at, [label, figure]] of figures.entries()) {
      const element = this.#pdf.struct("P");
      this.#root.add(element);
      this.#mark(element, "P", () => {
        this.#print(`${label} `, MARGIN + at * width, SIZE, "regular", width - 6);
        this.#y += SIZE * 1.6;
        this.#print(figure, MARGIN + at * width, 12, "bold", width);
        this.#y -= SIZE * 1.6;
      });
      element.end();
    }
    this.#y += FIGURES / 2;
  }

  /** The first and the last row are balances, and stand out. */
  table(header: readonly string[], rows: readonly (readonly string[])[]): void {
    const table = this.#pdf.struct("Table");
    this.#root.add(table);
    this.#y += ROW / 2;
    this.#row(table, "TH", header, "bold");
    for (const [at, row] of rows.entries()) {
      // The closing balance never stands alone on its sheet.
      const height = at === rows.length - 2 ? 2 * ROW : ROW;
      if (this.#y + height > HEIGHT - MARGIN) {
        this.#turn();
        this.#artifact(() => this.#cells(header, "bold"));
      }
      this.#row(table, "TD", row, at === 0 || at === rows.length - 1 ? "bold" : "regular");
    }
    table.end();
    this.#y += ROW / 2;
  }

  end(): Promise<Buffer> {
    const { count } = this.#pdf.bufferedPageRange();
    for (let sheet = 0; sheet < count; sheet += 1) {
      this.#pdf.switchToPage(sheet);
      this.#y = HEIGHT - MARGIN / 2;
      this.#artifact(() => {
        this.#print(this.#foot, MARGIN, SIZE, "regular", EDGE - 90);
        this.#atEdge(`Page ${sheet + 1} of ${count}`, EDGE, "regular");
      });
    }
    this.#root.end();
    this.#pdf.end();
    return this.#whole;
  }

  #row(table: Element, role: "TH" | "TD", cells: readonly string[], weight: Weight): void {
    const row = this.#pdf.struct("TR");
    table.add(row);
    this.#y += ROW;
    for (const [at, text] of cells.entries()) {
      const cell = this.#pdf.struct(role, role === "TH" ? ({ scope: "Column" } as object) : {});
      row.add(cell);
      this.#mark(cell, role, () => this.#cell(at, text, weight));
      cell.end();
    }
    row.end();
    this.#artifact(() => this.#rule());
  }

  /** The same again on the next sheet, for eyes alone. */
  #cells(cells: readonly string[], weight: Weight): void {
    this.#y += ROW;
    for (const [at, text] of cells.entries()) this.#cell(at, text, weight);
    this.#rule();
  }

  #cell(at: number, said: string, weight: Weight): void {
    const text = printable(said, weight);
    const from = COLUMNS[at] ?? 0;
    const to = (COLUMNS[at + 1] ?? EDGE + 6) - 6;
    if (at < MONEY) this.#print(text, MARGIN + from, SIZE, weight, to - from);
    // An amount is never cut: rather it begins in the column before.
    else this.#atEdge(text, to, weight);
  }

  #atEdge(text: string, edge: number, weight: Weight): void {
    this.#print(text, MARGIN + edge - this.#measure(text, SIZE, weight), SIZE, weight, EDGE);
  }

  #print(text: string, x: number, size: number, weight: Weight, most: number): void {
    let at = x;
    for (const { text: part, face } of runsOf(this.#fitted(printable(text, weight), size, weight, most), weight)) {
      this.#pdf.registerFont(face.name, face.bytes);
      this.#pdf.font(face.name, size).fillColor("#000000");
      this.#pdf.text(part, at, this.#y, { lineBreak: false, baseline: "alphabetic" });
      at += this.#measure(part, size, weight);
    }
  }

  #fitted(text: string, size: number, weight: Weight, most: number): string {
    if (this.#measure(text, size, weight) <= most) return text;
    let short = text;
    while (short.length > 1 && this.#measure(`${short}…`, size, weight) > most) short = short.slice(0, -1);
    return `${short}…`;
  }

  #mark(element: Element, role: string, draw: () => void): void {
    element.add(this.#pdf.markStructureContent(role));
    draw();
    this.#pdf.endMarkedContent();
  }

  #artifact(draw: () => void): void {
    this.#pdf.markContent("Artifact", { type: "Layout" });
    draw();
    this.#pdf.endMarkedContent();
  }

  #rule(): void {
    const y = this.#y + 4;
    this.#pdf
      .moveTo(MARGIN, y)
      .lineTo(WIDTH - MARGIN, y)
      .lineWidth(0.25)
      .stroke("#999999");
  }

  #room(height: number): void {
    if (this.#y + height > HEIGHT - MARGIN) this.#turn();
  }

  #turn(): void {
    this.#pdf.addPage({ size: [WIDTH, HEIGHT], margin: 0 });
    this.#y = MARGIN;
  }
}

/** As letters are made (make-pdf.ts): the types of pdfkit do not know PDF/UA yet. */
function optionsOf(title: string, day: string) {
  const made = new Date(`${day}T00:00:00.000Z`);
  return {
    ...{
      autoFirstPage: false,
      bufferPages: true,
      font: "",
      pdfVersion: "1.7",
      subset: "PDF/UA",
      tagged: true,
      lang: "en-GB",
      displayTitle: true,
    },
    info: { Title: title, Author: "Baton", Producer: "Baton", Creator: "Baton", CreationDate: made, ModDate: made },
  };
}

/** A statement is given whatever stands in a name; what the typeface lacks is a question mark. */
export function printable(text: string, weight: Weight): string {
  const has = (part: string) => {
    try {
      runsOf(part, weight);
      return true;
    } catch (error) {
      if (error instanceof LetterRefused) return false;
      throw error;
    }
  };
  return has(text)
    ? text
    : graphemes(text)
        .map((one) => (has(one) ? one : "?"))
        .join("");
}

function collected(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
}
