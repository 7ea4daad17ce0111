/** The text once more for programs that show HTML: the same words, nothing that loads, tracks or runs. */
import type { Outgoing } from "../adapter.ts";

const FROM_RIGHT = new Set(["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}]/g;

export function htmlOf({ subject = "", text, language, variant }: Outgoing): string {
  const [base = ""] = language.toLowerCase().split("-");
  const direction = FROM_RIGHT.has(base) ? "rtl" : "ltr";
  const size = variant === "large-print" ? "1.5rem" : "1rem";
  const style = `max-width:40rem;margin:1.5rem auto;padding:0 1rem;font:${size}/1.6 sans-serif`;
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="${style}">
${paragraphs(text)}
</body>
</html>
`;
}

function paragraphs(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .trim()
    .split(/\n{2,}/)
    .map((one) => `<p>${linked(one).replaceAll("\n", "<br>\n")}</p>`)
    .join("\n");
}

function linked(text: string): string {
  let at = 0;
  let html = "";
  for (const found of text.matchAll(LINK)) {
    const link = escaped(found[0]);
    html += `${escaped(text.slice(at, found.index))}<a href="${link}">${link}</a>`;
    at = found.index + found[0].length;
  }
  return html + escaped(text.slice(at));
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}
