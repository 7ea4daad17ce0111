"use client";
import {
  Banknote,
  FileInput,
  Inbox,
  List,
  Mail,
  Scale,
  ScrollText,
  SlidersHorizontal,
  SquarePen,
  Table2,
} from "lucide-react";
import Link from "next/link";
import type { ComponentType, ReactElement } from "react";
import { HelpMenu } from "#components/shell/help-menu.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";

export type RailPlace =
  | "queue"
  | "board"
  | "inbox"
  | "imports"
  | "letters"
  | "payments"
  | "templates"
  | "admin"
  | "policy"
  | "access-log";

/** The places of the desk, as icons with names; on narrow screens the names show. Only what exists is listed. */
export function IconRail({
  current,
  inboxCount = 0,
  works = true,
  board = false,
  imports = false,
  letters = false,
  payments = false,
  templates = false,
  admin = false,
  policy = false,
  accessLog = false,
  tour = false,
  onKeys,
}: {
  current?: RailPlace;
  inboxCount?: number;
  /** False for roles that see no cases. */
  works?: boolean;
  /** Whether this person has a board. */
  board?: boolean;
  /** Whether this person imports files. */
  imports?: boolean;
  /** Whether this person sees print batches. */
  letters?: boolean;
  /** Whether this person sees the payments desk. */
  payments?: boolean;
  /** Whether this person writes templates. */
  templates?: boolean;
  admin?: boolean;
  /** Whether this person reads the contact policy. */
  policy?: boolean;
  accessLog?: boolean;
  /** Whether the guided three minutes can be walked here. */
  tour?: boolean;
  onKeys: () => void;
}) {
  return (
    <nav className="rail" aria-label="Main">
      {works ? (
        <>
          <Place href="/queue" words="Queue" icon={List} current={current === "queue"} />
          {board ? <Place href="/board" words="Board" icon={Table2} current={current === "board"} /> : null}
          <Place href="/inbox" words="Inbox" icon={Inbox} current={current === "inbox"} count={inboxCount} />
        </>
      ) : null}
      {imports ? <Place href="/imports" words="Import" icon={FileInput} current={current === "imports"} /> : null}
      {letters ? <Place href="/letters" words="Letters" icon={Mail} current={current === "letters"} /> : null}
      {payments ? <Place href="/payments" words="Payments" icon={Banknote} current={current === "payments"} /> : null}
      {templates ? (
        <Place href="/templates" words="Templates" icon={SquarePen} current={current === "templates"} />
      ) : null}
      {admin ? <Place href="/admin" words="Admin" icon={SlidersHorizontal} current={current === "admin"} /> : null}
      {policy ? <Place href="/policy" words="Policy" icon={Scale} current={current === "policy"} /> : null}
      {accessLog ? (
        <Place href="/access-log" words="Access log" icon={ScrollText} current={current === "access-log"} />
      ) : null}
      <HelpMenu onKeys={onKeys} tour={tour} />
    </nav>
  );
}

function Place({
  href,
  words,
  icon: Icon,
  current,
  count = 0,
}: {
  href: string;
  words: string;
  icon: ComponentType<{ className?: string }>;
  current: boolean;
  count?: number;
}) {
  return (
    <Named words={words}>
      <Link href={href} aria-current={current ? "page" : undefined}>
        <Icon className="i" />
        <span className="rail-word">{words}</span>
        {count > 0 ? (
          <span className="rail-count">
            {count}
            <span className="sr"> to clear</span>
          </span>
        ) : null}
      </Link>
    </Named>
  );
}

function Named({ words, children }: { words: string; children: ReactElement }) {
  return (
    <Tooltip words={words} side="right">
      {children}
    </Tooltip>
  );
}
