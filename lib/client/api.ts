import { fieldWords } from "./field-words.ts";

/** The browser's one way to the HTTP API. Paths are relative to /api/v1. Throws `ApiProblem` on any answer that is no success. */
export type FieldError = { path: string; message: string };

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  readonly traceId: string | undefined;
  /** Everything else the problem carries: `material`, `owner`, `version`, `rule` … */
  readonly facts: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body.detail === "string" ? body.detail : "Baton could not be reached. Nothing was lost; try again.");
    this.name = "ApiProblem";
    this.status = status;
    this.code = typeof body.code === "string" ? body.code : "unreachable";
    this.errors = Array.isArray(body.errors) ? (body.errors as FieldError[]) : [];
    this.traceId = typeof body.traceId === "string" ? body.traceId : undefined;
    this.facts = body;
  }

  /** The answer never came: the command may or may not have been taken, so the same commandId is sent again. */
  get isUnanswered(): boolean {
    return this.isCutOff || this.status === 503;
  }

  /** The line broke, here or between a proxy and the process that it asked: another one may answer at once. */
  get isCutOff(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 504;
  }

  /** What is wrong with a field, as a sentence. */
  field(path: string): string | undefined {
    const found = this.errors.find((error) => error.path === path || error.path === `data.${path}`);
    return found && fieldWords(found.message);
  }
}

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => call<T>("GET", path, undefined, signal),
  /** A `FormData` goes as a form, anything else as JSON. */
  post: <T>(path: string, body: unknown = {}, signal?: AbortSignal) => call<T>("POST", path, body, signal),
  put: <T>(path: string, body: unknown) => call<T>("PUT", path, body),
  patch: <T>(path: string, body: unknown) => call<T>("PATCH", path, body),
  delete: <T>(path: string) => call<T>("DELETE", path),
  /** What is answered as a file to keep. */
  file: (path: string, body: unknown) => callForFile("POST", path, body),
  /** The same of what only has to be asked for. */
  download: (path: string) => callForFile("GET", path),
};

/** `rows`: how many follow the header. */
export type AnsweredFile = { blob: Blob; name: string; rows: number };

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, signal);
  const text = await response.text();
  const json = text === "" ? null : parse(text);
  if (!response.ok) {
    const problem = new ApiProblem(response.status, (json as Record<string, unknown>) ?? {});
    if (response.status === 401) sessionLost();
    throw problem;
  }
  return json as T;
}

async function callForFile(method: string, path: string, body?: unknown): Promise<AnsweredFile> {
  const response = await send(method, path, body);
  if (!response.ok) {
    if (response.status === 401) sessionLost();
    throw new ApiProblem(response.status, (parse(await response.text()) as Record<string, unknown>) ?? {});
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "export.csv";
  try {
    return { blob: await response.blob(), name, rows: Number(response.headers.get("x-row-count")) };
  } catch {
    // Broken off on the way: half a file is none.
    throw new ApiProblem(0, {});
  }
}

async function send(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const form = body instanceof FormData;
  const headers = body === undefined || form ? undefined : { "content-type": "application/json" };
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body === undefined || form ? body : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem(0, {});
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const listeners = new Set<() => void>();

/** Hears that the session has ended (any 401, a refused socket), so that a dialog can ask to sign in again without losing what is typed. */
export function onSessionLost(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells everybody who listens that the session has ended. */
export function sessionLost(): void {
  for (const listener of listeners) listener();
}
