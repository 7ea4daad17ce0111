import type * as z from "zod";
import type { ProblemCode } from "./problems.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** One operation of the API, in words and schemas; `document.ts` turns it into OpenAPI. */
export type Operation = {
  tag: string;
  summary: string;
  description?: string;
  /** Who may: a key's scopes, any of them; people as said in the description. Absent: nobody needs to sign in. */
  scopes?: readonly string[];
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The media type of a body that is not JSON. */
  bodyType?: string;
  answer: { status: number; schema?: z.ZodType; type?: string; says: string; headers?: Record<string, string> };
  /** Other answers that are no problems; `alike`: of the same shape. */
  also?: { status: number; says: string; alike?: true }[];
  problems?: ProblemCode[];
};

/** By path with `{parameters}`, then by method. */
export type Operations = Record<string, Partial<Record<Method, Operation>>>;
