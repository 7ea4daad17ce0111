"use client";
import { List } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { NotificationsSwitch } from "#components/shell/notifications-switch.tsx";
import { PersonMenu, type Theme } from "#components/shell/person-menu.tsx";
import { applyTheme } from "#components/shell/theme.ts";
import { TopBar } from "#components/shell/top-bar.tsx";
import { setAnnouncementLevel } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { setListDrawer, useListDrawer } from "#lib/client/list-drawer.ts";
import { useNames } from "#lib/client/names.ts";
import { useMe } from "#lib/client/queries.ts";
import { signOut, signOutEverywhere } from "#lib/client/session.ts";
import { usePrefer } from "#lib/client/use-prefer.ts";

const ChangePasswordDialog = dynamic(() =>
  import("#components/sign-in/change-password-dialog.tsx").then((m) => m.ChangePasswordDialog),
);
const NotificationsBlocked = dynamic(() =>
  import("#components/shell/notifications-blocked.tsx").then((m) => m.NotificationsBlocked),
);

/** The top bar with what belongs to the signed-in person. */
export function DeskTop({ organisation, onSearch }: { organisation: string; onSearch?: () => void }) {
  const { data: me } = useMe();
  const names = useNames();
  const prefer = usePrefer();
  const [theme, setTheme] = useState<Theme>("system");
  const preferred = me?.preferences.theme;
  useEffect(() => {
    if (preferred) setTheme(preferred);
  }, [preferred]);
  const spoken = me?.preferences.announcements ?? "all";
  useEffect(() => setAnnouncementLevel(spoken), [spoken]);
  const [blocked, setBlocked] = useState(false);
  const [changing, setChanging] = useState(false);
  const team = me?.teams[0];
  const hasInbox = me !== undefined && me.role !== "admin" && me.role !== "analyst";
  const top = (
    <TopBar
      organisation={organisation}
      onSearch={onSearch}
      drawer={usePathname().startsWith("/cases/") ? <ListButton /> : null}
      person={
        <PersonMenu
          name={me?.name ?? "…"}
          team={team && names.team(team)}
          theme={theme}
          onTheme={(next) => {
            setTheme(next);
            applyTheme(next);
            prefer({ theme: next });
          }}
          spoken={spoken}
          onSpoken={(announcements) => prefer({ announcements })}
          shortcuts={me?.preferences.shortcuts !== false}
          onShortcuts={(shortcuts) => prefer({ shortcuts })}
          notifications={hasInbox ? <NotificationsSwitch onBlocked={() => setBlocked(true)} /> : null}
          onChangePassword={() => setChanging(true)}
          onSignOut={signOut}
          onSignOutEverywhere={signOutEverywhere}
        />
      }
    />
  );
  return (
    <>
      {top}
      {changing && me?.email ? <ChangePasswordDialog email={me.email} onClose={() => setChanging(false)} /> : null}
      {blocked ? <NotificationsBlocked onClose={() => setBlocked(false)} /> : null}
    </>
  );
}

/** Narrow screens: the list beside the case is behind this. */
function ListButton() {
  const open = useListDrawer();
  return (
    <span className="only-drawer">
      <Button small icon={List} aria-expanded={open} aria-controls="queue" onClick={() => setListDrawer(!open)}>
        List
      </Button>
    </span>
  );
}
