import { ROLES, type Role } from "../../domain/codes.ts";
import { pool } from "../database.ts";
import { env } from "../env.ts";

type DemoPerson = { email: string; name: string; role: string };
/** What the sign-in page shows before anybody is known. Only a demo names people, and gives their password away. */
export type SignInFacts = {
  organisation: string;
  demo: { people: DemoPerson[]; password: string } | null;
  /** The provider's name, where there is one. */
  provider: string | null;
  passwords: boolean;
};

export async function signInFacts(): Promise<SignInFacts> {
  const { rows } = await pool().query<{ name: string }>("select name from org");
  const { demo, demoPassword, oidc, passwordSignIn } = env();
  return {
    organisation: rows[0]?.name ?? "Baton",
    provider: oidc?.name ?? null,
    passwords: passwordSignIn,
    demo: demo && passwordSignIn ? { people: await demoPeople(), password: demoPassword } : null,
  };
}

async function demoPeople(): Promise<DemoPerson[]> {
  const { rows } = await pool().query<{ email: string; name: string; role: Role; team: string | null }>(
    `select p.email, p.name, p.role, min(t.name) as team
     from people p left join memberships m on m.person_id = p.id left join teams t on t.slug = m.team_slug
     where p.active and p.email like '%@baton.example'
     group by p.id order by min(t.name) nulls last, p.role, p.name`,
  );
  return rows.map(({ email, name, role, team }) => {
    return { email, name, role: team ? `${ROLES[role]}, ${team}` : ROLES[role] };
  });
}
