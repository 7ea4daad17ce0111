import { Problem } from "#lib/server/problem.ts";
import { answerSafely } from "#lib/server/problem-answer.ts";

/** A path that is no route answers like everything else here, as problem+json. */
function answer(request: Request): Promise<Response> {
  return answerSafely(request, () => {
    throw new Problem(404, "not-found", "There is nothing at this address. The API is described at /docs/api.");
  });
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
