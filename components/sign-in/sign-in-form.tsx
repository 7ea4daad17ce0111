"use client";
import { useState } from "react";
import { DemoPeople, type DemoPerson } from "#components/sign-in/demo-people.tsx";
import { PasswordField } from "#components/sign-in/password-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { SignInProblem } from "#lib/client/session.ts";

export type SignInFormProps = {
  organisation: string;
  onSignIn: (email: string, password: string) => void;
  busy?: boolean;
  problem?: SignInProblem;
  demoPeople?: DemoPerson[];
  onDemoSignIn?: (person: DemoPerson) => void;
};

export function SignInForm(props: SignInFormProps) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  return (
    <main className="signin">
      <p className="mark">
        <Glyph of="baton" />
        Baton
      </p>
      <h1>Sign in</h1>
      <p className="ink2">{props.organisation}</p>
      <form
        className="signin-form"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSignIn(email, password);
        }}
      >
        {props.problem ? <Problem problem={props.problem} /> : null}
        <Field label="Email" required>
          <TextInput
            type="email"
            name="username"
            autoComplete="username"
            inputMode="email"
            data-size="tall"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <PasswordField value={password} onChange={setPassword} />
        <Button kind="primary" wide type="submit" busy={props.busy}>
          Sign in
        </Button>
      </form>
      {props.demoPeople && props.onDemoSignIn ? (
        <DemoPeople people={props.demoPeople} busy={props.busy} onSignIn={props.onDemoSignIn} />
      ) : null}
    </main>
  );
}

function Problem({ problem }: { problem: SignInProblem }) {
  if (problem.kind === "away") {
    return (
      <Notice kind="warn" role="alert" title="Baton could not be reached.">
        Try again in a moment.
      </Notice>
    );
  }
  if (problem.kind === "failed") {
    return (
      <Notice kind="error" role="alert" title="You were not signed in.">
        Check the email and the password, then try again.
      </Notice>
    );
  }
  return (
    <Notice kind="warn" role="alert" title="Too many tries.">
      Wait {waitWords(problem.waitSeconds)}, then try again.
    </Notice>
  );
}

function waitWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
