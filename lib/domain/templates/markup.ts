/** The markup of templates: mustache's variables and conditions, and nothing else of it. */
import Mustache from "mustache";

/** A condition holds what stands in it while its field has a value; an `absent` one while it has none. */
export type Piece =
  | { is: "text"; text: string; at: number }
  | { is: "field"; name: string; at: number }
  | { is: "condition"; name: string; absent: boolean; at: number; pieces: Piece[] }
  | { is: "forbidden"; sign: string; at: number };

export type Markup = { ok: true; pieces: Piece[] } | { ok: false; message: string };

type Token = [type: string, value: string, start: number, end: number, inner?: Token[]];

const TAGS = ["{{", "}}"];

/** A writer of our own that keeps nothing: what somebody types is parsed once and forgotten. */
export function mustacheWriter(): InstanceType<typeof Mustache.Writer> & { templateCache?: unknown } {
  const writer = new Mustache.Writer() as InstanceType<typeof Mustache.Writer> & { templateCache?: unknown };
  writer.templateCache = undefined;
  return writer;
}

/** The pieces of a text, or what is wrong with its tags. Never throws. */
export function readMarkup(text: string): Markup {
  try {
    return { ok: true, pieces: pieces(mustacheWriter().parse(text, TAGS as never) as Token[]) };
  } catch (error) {
    const said = error instanceof Error ? error.message : "A tag cannot be read";
    return { ok: false, message: `${said.replace(/ at (\d+)$/, ", at character $1")}.` };
  }
}

function pieces(tokens: readonly Token[]): Piece[] {
  return tokens.map(([type, value, at, , inner = []]): Piece => {
    if (type === "text") return { is: "text", text: value, at };
    if (type === "name") return { is: "field", name: value, at };
    if (type === "#" || type === "^") {
      return { is: "condition", name: value, absent: type === "^", at, pieces: pieces(inner) };
    }
    return { is: "forbidden", sign: type, at };
  });
}

/** Every piece, those inside conditions too. */
export function everyPiece(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => (piece.is === "condition" ? [piece, ...everyPiece(piece.pieces)] : [piece]));
}

/** Fields that are said whatever the case is like; empty for a text that cannot be read. */
export function fieldsAlways(text: string): Set<string> {
  const markup = readMarkup(text);
  if (!markup.ok) return new Set();
  return new Set(markup.pieces.flatMap((piece) => (piece.is === "field" ? [piece.name] : [])));
}

/** Fields that would be said with these fields there. */
export function fieldsSaid(pieces: readonly Piece[], has: (name: string) => boolean): string[] {
  return pieces.flatMap((piece) => {
    if (piece.is === "field") return [piece.name];
    if (piece.is !== "condition") return [];
    return has(piece.name) !== piece.absent ? fieldsSaid(piece.pieces, has) : [];
  });
}
