"use client";
import { Notice } from "#components/ui/notice.tsx";
import type { SignInProblem } from "#lib/client/sign-in.ts";

/** What was in the way, and what to do. `provider`: how people call it. */
export function SignInNotice({ problem, provider }: { problem: SignInProblem; provider: string | null }) {
  if (problem.kind === "away") {
    return (
      <Notice kind="warn" role="alert" title="Baton could not be reached.">
        Try again in a moment.
      </Notice>
    );
  }
  if (problem.kind === "wait") {
    return (
      <Notice kind="warn" role="alert" title="Too many tries.">
        Wait {waitWords(problem.waitSeconds)}, then try again.
      </Notice>
    );
  }
  return (
    <Notice kind="error" role="alert" title="You were not signed in.">
      {problem.kind === "failed"
        ? "Check the email and the password, then try again."
        : providerWords(problem.reason, provider ?? "The provider")}
    </Notice>
  );
}

function providerWords(reason: string, provider: string): string {
  switch (reason) {
    case "NoPerson":
      return `Nobody who works here has the email address that ${provider} knows you by. Ask an admin of Baton to add you.`;
    case "EmailUnverified":
      return `${provider} has not verified your email address. Ask whoever looks after your account there.`;
    case "OtherAccount":
      return `Your email address belongs to another account at ${provider} here. Ask an admin of Baton.`;
    case "OAuthSignin":
      return `${provider} could not be reached. Try again in a moment.`;
    default:
      return "The sign-in was not completed, or took too long. Start again.";
  }
}

function waitWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
