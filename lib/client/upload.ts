"use client";
import { ApiProblem, sessionLost } from "./api.ts";

/**
 * Posts a form and tells how much of it has gone, from 0 to 1: what `fetch` cannot tell. Throws `ApiProblem` on any
 * answer that is no success, and an AbortError once `signal` fires.
 */
export function upload<T>(
  path: string,
  form: FormData,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1${path}`);
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onProgress(loaded / total);
    request.onerror = () => reject(new ApiProblem(0, {}));
    request.onabort = () => reject(new DOMException("Stopped.", "AbortError"));
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) return resolve(body as T);
      if (request.status === 401) sessionLost();
      reject(new ApiProblem(request.status, body));
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
