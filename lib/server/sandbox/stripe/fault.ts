/** A request that Stripe would not take, as it says so: https://docs.stripe.com/api/errors */
import type * as z from "zod";

type Body = { type: string; code?: string; param?: string; message: string };

export class StripeFault extends Error {
  readonly status: number;
  readonly body: Body;
  constructor(status: number, body: Body) {
    super(body.message);
    this.name = "StripeFault";
    this.status = status;
    this.body = body;
  }
}

export function invalid(message: string, more: { code?: string; param?: string } = {}): StripeFault {
  return new StripeFault(400, { type: "invalid_request_error", ...more, message });
}

export function missing(kind: string, id: string, param: string): StripeFault {
  const message = `No such ${kind}: '${id}'`;
  return new StripeFault(404, { type: "invalid_request_error", code: "resource_missing", param, message });
}

/** The first thing that is wrong with a form. */
export function faultIn(error: z.ZodError): StripeFault {
  const issue = error.issues[0];
  const at = issue?.path.map(String) ?? [];
  if (issue?.code === "unrecognized_keys") {
    const param = named([...at, issue.keys[0] ?? ""]);
    return invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = named(at);
  if (issue?.code === "invalid_type" && issue.input === undefined)
    return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  return invalid(`Invalid ${param}: ${issue?.message ?? "it cannot be read"}`, { code: "parameter_invalid", param });
}

function named([first = "", ...rest]: string[]): string {
  return first + rest.map((part) => `[${part}]`).join("");
}
