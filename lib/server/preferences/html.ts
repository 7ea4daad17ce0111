/** Text that is HTML already. Everything else that is put into a page is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | readonly Part[];

/** HTML with values put in: strings are escaped, lists joined, null is nothing. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(texts.reduce((all, text, at) => all + rendered(parts[at - 1] ?? null) + text));
}

function rendered(part: Part): string {
  if (part === null) return "";
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(rendered).join("");
  return String(part).replaceAll(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
