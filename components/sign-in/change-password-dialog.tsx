"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { PasswordField } from "#components/sign-in/password-field.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { api } from "#lib/client/api.ts";

/** The current password, then the new one. Every other session of the person ends with it. */
export function ChangePasswordDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  return (
    <ActDialog
      title="Change password"
      go="Change password"
      size="small"
      onClose={onClose}
      onDone={() => {
        toastDone("Your password was changed. You are signed out everywhere else.");
        onClose();
      }}
      act={() => api.post("/me/password", { current, password })}
    >
      {(errorOf) => (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField
            label="Current password"
            name="current"
            value={current}
            onChange={setCurrent}
            error={errorOf("current")}
          />
          <PasswordField
            label="New password"
            chosen
            value={password}
            onChange={setPassword}
            error={errorOf("password")}
          />
        </>
      )}
    </ActDialog>
  );
}
