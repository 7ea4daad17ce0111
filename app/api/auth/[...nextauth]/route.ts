import { answerAuth } from "#lib/server/auth-door.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function answer(request: Request, { params }: Context): Promise<Response> {
  return answerAuth(request, (await params).nextauth);
}

export { answer as GET, answer as POST };
