/** Parts of the forms that customers fill in. */
import { randomUUID } from "node:crypto";
import { type Html, html } from "../preferences/html.ts";

/** The form's own number: sent twice, it is done once. */
export function form(action: string, content: Html): Html {
  return html`<form method="post" action="${action}" novalidate><input type="hidden" name="once" value="${randomUUID()}">${content}</form>`;
}

export function hidden(values: Record<string, string | undefined>): Html[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [html`<input type="hidden" name="${name}" value="${value}">`],
  );
}

type Option = { value: string; label: string; says?: string | undefined };

export function radios(name: string, legend: string, options: Option[], chosen?: string): Html {
  return html`<fieldset><legend>${legend}</legend>${options.map(
    ({ value, label, says }) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}"${value === chosen ? html` checked` : null}><span>${label}${says ? html`<span>${says}</span>` : null}</span></label>`,
  )}</fieldset>`;
}

type Text = { name: string; label: string; hint?: string; value?: string | undefined; error?: string | undefined };
type More = {
  size?: "w2" | "w4" | "w10";
  mode?: "numeric" | "decimal" | "text";
  complete?: string;
  type?: "text" | "date";
};

export function textField({ name, label, hint, value, error }: Text, more: More = {}): Html {
  const { size, mode = "text", complete = "off", type = "text" } = more;
  const about = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return html`<div class="field"><label class="label" for="${name}">${label}</label>${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : null}${errorOf(name, error)}<input type="${type}" id="${name}" name="${name}" value="${value ?? ""}" inputmode="${mode}" autocomplete="${complete}"${size ? html` class="${size}"` : null}${about ? html` aria-describedby="${about}"` : null}${error ? html` aria-invalid="true"` : null}></div>`;
}

export function writing({ name, label, hint, value = "" }: Text): Html {
  return html`<div class="field"><label class="label" for="${name}">${label}</label>${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : null}<textarea id="${name}" name="${name}" maxlength="2000"${hint ? html` aria-describedby="${name}-hint"` : null}>${value}</textarea></div>`;
}

export function errorOf(name: string, error: string | undefined): Html | null {
  return error ? html`<span class="error" id="${name}-error">${error}</span>` : null;
}

/** Said at the top of a page whose form could not be taken. */
export function wrong(says: string): Html {
  return html`<div class="wrong" role="alert"><p>${says}</p></div>`;
}

export function note(says: Html | string): Html {
  return html`<div class="note"><p>${says}</p></div>`;
}

export function done(title: string, more: Html | null = null): Html {
  return html`<div class="done" role="status"><p><b>${title}</b></p>${more}</div>`;
}

/** A short field, as much as an amount, a day or a choice needs. */
export function typedIn(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? "")
    .replaceAll(/\p{Cc}/gu, "")
    .slice(0, 60)
    .toWellFormed();
}

/** As people type it: control characters dropped, half characters mended. Null: nothing, or more than there is room for. */
export function written(form: URLSearchParams, name: string): string | null {
  const text = (form.get(name) ?? "")
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(/[^\P{Cc}\t\n]/gu, "")
    .trim();
  return text === "" ? null : text.slice(0, 2_000).toWellFormed();
}

export function onceOf(form: URLSearchParams): string {
  const once = form.get("once") ?? "";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(once) ? once : randomUUID();
}
