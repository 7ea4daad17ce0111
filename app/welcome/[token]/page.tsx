import type { Metadata } from "next";
import { Welcome } from "#components/sign-in/welcome.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { readLink } from "#lib/server/invitations.ts";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await readLink(token);
  return link ? <Welcome token={token} person={link.person} /> : <LinkGone />;
}

function LinkGone() {
  return (
    <main className="page-alone">
      <p className="mark">
        <Glyph of="baton" />
        Baton
      </p>
      <h1>This link no longer works</h1>
      <p>It was used already, or is older than a day. Ask an admin for a new one.</p>
      <p className="line mt-4">
        <a href="/sign-in">To the sign-in</a>
      </p>
    </main>
  );
}
