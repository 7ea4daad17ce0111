"use client";
import { type FormEvent, useState } from "react";
import { PasswordField } from "#components/sign-in/password-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { ApiProblem, api } from "#lib/client/api.ts";
import { signIn } from "#lib/client/sign-in.ts";

/** Behind a one-time link: an invited person chooses a password; the first admin says who they are too. */
export function Welcome({ token, person }: { token: string; person: { name: string; email: string } | null }) {
  const [said, setSaid] = useState({ name: "", email: "", password: "" });
  const { busy, problem, enter } = useWelcome();
  const change = (part: Partial<typeof said>) => setSaid({ ...said, ...part });
  function submit(event: FormEvent) {
    event.preventDefault();
    enter(person ? { token, password: said.password } : { token, ...said });
  }
  return (
    <main className="signin">
      <p className="mark">
        <Glyph of="baton" />
        Baton
      </p>
      <h1>{person ? `Welcome, ${person.name}` : "Welcome to Baton"}</h1>
      <p className="ink2">{person ? `You sign in as ${person.email}.` : "You become the first admin."}</p>
      <form className="signin-form" onSubmit={submit}>
        {problem && problem.errors.length === 0 ? (
          <Notice kind="error" role="alert" title="Nothing was saved.">
            {problem.message}
          </Notice>
        ) : null}
        {person ? <input type="hidden" name="username" autoComplete="username" value={person.email} /> : null}
        {person ? null : <About said={said} problem={problem} onChange={change} />}
        <PasswordField
          chosen
          value={said.password}
          onChange={(password) => change({ password })}
          error={problem?.field("password")}
        />
        <Button kind="primary" wide type="submit" busy={busy}>
          Save and sign in
        </Button>
      </form>
    </main>
  );
}

function About({
  said,
  problem,
  onChange,
}: {
  said: { name: string; email: string };
  problem: ApiProblem | undefined;
  onChange: (part: { name?: string; email?: string }) => void;
}) {
  return (
    <>
      <Field label="Name" required error={problem?.field("name")}>
        <TextInput
          autoComplete="name"
          data-size="tall"
          value={said.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field label="Email" required error={problem?.field("email")}>
        <TextInput
          type="email"
          name="username"
          autoComplete="username"
          data-size="tall"
          value={said.email}
          onChange={(event) => onChange({ email: event.target.value })}
        />
      </Field>
    </>
  );
}

function useWelcome() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  async function enter(body: { token: string; password: string }) {
    setBusy(true);
    try {
      const { email } = await api.post<{ email: string }>("/welcome", body);
      const wrong = await signIn(email, body.password);
      location.assign(wrong ? "/sign-in" : "/queue");
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setBusy(false);
    }
  }
  return { busy, problem, enter };
}
