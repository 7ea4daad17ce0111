"use client";
import { useState } from "react";
import { DemoPeople, type DemoPerson } from "#components/sign-in/demo-people.tsx";
import { PasswordField } from "#components/sign-in/password-field.tsx";
import { ProviderButton } from "#components/sign-in/provider-button.tsx";
import { SignInNotice } from "#components/sign-in/sign-in-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { SignInProblem } from "#lib/client/sign-in.ts";

export type SignInFormProps = {
  organisation: string;
  onSignIn: (email: string, password: string) => void;
  /** Whether people sign in with a password of Baton's. */
  passwords: boolean;
  /** The provider that they sign in with, as they call it. */
  provider: string | null;
  onProvider: () => void;
  busy?: boolean;
  problem?: SignInProblem;
  demoPeople?: DemoPerson[];
  onDemoSignIn?: (person: DemoPerson) => void;
};

export function SignInForm(props: SignInFormProps) {
  return (
    <main className="signin">
      <p className="mark">
        <Glyph of="baton" />
        Baton
      </p>
      <h1>Sign in</h1>
      <p className="ink2">{props.organisation}</p>
      <div className="signin-form">
        {props.problem ? <SignInNotice problem={props.problem} provider={props.provider} /> : null}
        {props.provider ? (
          <ProviderButton
            provider={props.provider}
            alone={!props.passwords}
            busy={props.busy}
            onPress={props.onProvider}
          />
        ) : null}
        {props.passwords ? <PasswordForm {...props} /> : null}
      </div>
      {props.demoPeople && props.onDemoSignIn ? (
        <DemoPeople people={props.demoPeople} busy={props.busy} onSignIn={props.onDemoSignIn} />
      ) : null}
    </main>
  );
}

function PasswordForm(props: SignInFormProps) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  return (
    <form
      className="signin-fields"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSignIn(email, password);
      }}
    >
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
  );
}
