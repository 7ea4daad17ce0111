"use client";
import { useState } from "react";
import { PasswordField } from "#components/sign-in/password-field.tsx";
import { ProviderButton } from "#components/sign-in/provider-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";

export type WaysIn = { provider: string | null; passwords: boolean };

/** The session ended with work on the screen: sign in over it, and everything written is still there. */
export function SignInAgain({
  open,
  email,
  ways,
  problem,
  busy,
  onSignIn,
  onProvider,
  onLeave,
}: {
  open: boolean;
  email: string;
  ways: WaysIn;
  problem?: string;
  busy?: boolean;
  onSignIn: (password: string) => void;
  /** In another window, so that this one keeps everything. */
  onProvider: () => void;
  onLeave: () => void;
}) {
  const [password, setPassword] = useState("");
  return (
    <Dialog
      open={open}
      onClose={() => {}}
      dismissible={false}
      size="small"
      title="Sign in again"
      onSubmit={(event) => {
        event.preventDefault();
        if (ways.passwords) onSignIn(password);
        else onProvider();
      }}
      foot={
        <span className="line">
          <Button onClick={onLeave}>Leave the desk</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {ways.passwords ? "Sign in" : `Sign in with ${ways.provider}`}
          </Button>
        </span>
      }
    >
      {problem ? <Notice kind="error" title={problem} role="alert" /> : null}
      <p>
        Your session ended. What you have written is still here. You are <b>{email}</b>.
      </p>
      {ways.provider && ways.passwords ? (
        <ProviderButton provider={ways.provider} busy={busy} onPress={onProvider} />
      ) : null}
      {ways.passwords ? (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField value={password} onChange={setPassword} />
        </>
      ) : null}
    </Dialog>
  );
}
