import type { Sample } from "../domain/import/samples.ts";
import { ApiProblem, sessionLost } from "./api.ts";

/** A file that comes with Baton, as if it had been chosen. Throws `ApiProblem`. */
export async function fetchSample({ name, file }: Pick<Sample, "name" | "file">): Promise<File> {
  const response = await fetch(`/api/v1/imports/samples/${name}`).catch(() => {
    throw new ApiProblem(0, {});
  });
  if (response.status === 401) sessionLost();
  if (!response.ok) throw new ApiProblem(response.status, {});
  return new File([await response.blob()], file, { type: "text/csv" });
}
