/** One request as it goes out. Its text form, printed with a finding, is enough to send it again. */
export type Shot = {
  /** The operation that it is made from, as in the document. */
  method: string;
  pattern: string;
  who: string;
  /** What was done to the valid request. */
  twist: string;
  /** Whether it still reaches that operation, so that its answer must be as described. */
  reaches: boolean;
  verb: string;
  target: string;
  headers: [string, string][];
  body: Buffer | null;
};

const SHOWN = 1_500;

/** Without the header that says who asks. */
export function printed({ verb, target, headers, body, who, twist }: Shot): string {
  const said = headers.map(([name, value]) => `${name}: ${value}`).join(", ");
  return `as ${who}, ${twist}: ${verb} ${target.slice(0, 400)} [${said.slice(0, 400)}] ${(body ?? "").toString().slice(0, SHOWN)}`;
}

export function withHeader(shot: Shot, name: string, value: string): Shot {
  const others = shot.headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase());
  return { ...shot, headers: [...others, [name, value]] };
}
