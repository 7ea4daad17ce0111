"use client";
import { useState } from "react";
import { PasswordField } from "#components/sign-in/password-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** The session ended with work on the screen: sign in over it, and everything written is still there. */
export function SignInAgain({
  open,
  email,
  problem,
  busy,
  onSignIn,
  onLeave,
}: {
  open: boolean;
  email: string;
  problem?: string;
  busy?: boolean;
  onSignIn: (password: string) => void;
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
        onSignIn(password);
      }}
      foot={
        <span className="line">
          <Button onClick={onLeave}>Leave the desk</Button>
          <Button kind="primary" type="submit" busy={busy}>
            Sign in
          </Button>
        </span>
      }
    >
      {problem ? <Notice kind="error" title={problem} role="alert" /> : null}
      <p>
        Your session ended. What you have written is still here. You are <b>{email}</b>.
      </p>
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField value={password} onChange={setPassword} />
    </Dialog>
  );
}
