import { instantOf } from "#components/case-acts/local-time.ts";

/** Who is on duty and when, as typed: on the desk's clock, as the times beside it are shown, whatever zone the browser is in. */
export function dutyOf(form: FormData, timeZone: string) {
  const from = instantOf(String(form.get("from") ?? ""), timeZone);
  return {
    ...(from && { from }),
    until: instantOf(String(form.get("until") ?? ""), timeZone),
    lead: form.get("lead"),
    deputy: form.get("deputy") || null,
  };
}
