"use client";
import { ChevronDown, KeyRound, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import type { AnnouncementLevel } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Initials } from "#components/ui/initials.tsx";
import { Menu, MenuChoice, MenuItem, MenuRule, MenuSwitch } from "#components/ui/menu.tsx";

export type Theme = "system" | "light" | "dark";

const themes: { value: Theme; label: string }[] = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

const levels: { value: AnnouncementLevel; label: string }[] = [
  { value: "all", label: "Everything that concerns me" },
  { value: "important", label: "Important only" },
  { value: "off", label: "Nothing" },
];

/** Who is signed in, and what is theirs to set: theme, what is read out, character shortcuts, leaving here or everywhere. */
export function PersonMenu({
  name,
  team,
  theme,
  onTheme,
  spoken,
  onSpoken,
  shortcuts,
  onShortcuts,
  notifications,
  onChangePassword,
  onSignOut,
  onSignOutEverywhere,
}: {
  name: string;
  team?: string;
  theme: Theme;
  onTheme: (theme: Theme) => void;
  /** What a screen reader is told of news by itself. */
  spoken: AnnouncementLevel;
  onSpoken: (level: AnnouncementLevel) => void;
  shortcuts: boolean;
  onShortcuts: (on: boolean) => void;
  /** The NotificationsSwitch, for those who have an inbox. */
  notifications?: ReactNode;
  onChangePassword: () => void;
  onSignOut: () => void;
  onSignOutEverywhere: () => void;
}) {
  return (
    <Menu
      trigger={
        <Button kind="quiet" aria-label={`${name}${team ? `, ${team}` : ""}: your menu`}>
          <Initials name={name} />
          <span className="hide-narrow">
            <b className="text-ink">{name}</b>
            {team ? `, ${team}` : ""}
          </span>
          <ChevronDown className="i" />
        </Button>
      }
    >
      <MenuChoice label="Theme" value={theme} options={themes} onChange={onTheme} />
      <MenuRule />
      <MenuChoice label="Read out by screen readers" value={spoken} options={levels} onChange={onSpoken} />
      <MenuRule />
      <MenuSwitch checked={shortcuts} onChange={onShortcuts}>
        Single-key shortcuts
      </MenuSwitch>
      {notifications}
      <MenuRule />
      <MenuItem icon={KeyRound} onClick={onChangePassword}>
        Change password
      </MenuItem>
      <MenuItem icon={LogOut} onClick={onSignOut}>
        Sign out
      </MenuItem>
      <MenuItem icon={LogOut} onClick={onSignOutEverywhere}>
        Sign out everywhere
      </MenuItem>
    </Menu>
  );
}
