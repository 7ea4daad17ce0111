"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { Fact, Facts, SideSection } from "#components/case/side-section.tsx";
import { COMPOSER_CHANNELS, CONTACT_CHANNELS } from "#components/contact/channels.ts";
import { asideOf, reasonsWords, standingOf, usedWords } from "#components/contact/permission-words.ts";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { type Permissions, useContactPermissions } from "#lib/client/contact-permissions.ts";
import type { Permission } from "#lib/domain/contact-permissions.ts";
import { PURPOSE_LABELS } from "#lib/domain/templates/template.ts";

/** How much of what the law allows is used, channel by channel, for everybody who has the case open. */
export function ContactBudget() {
  const { state } = useOpenCase();
  const { permissions, failed, again } = useContactPermissions(state, {});
  if (!permissions)
    return (
      <SideSection title="Contact budget">
        {failed ? (
          <p className="line">
            Unavailable{" "}
            <Button small onClick={again}>
              Try again
            </Button>
          </p>
        ) : (
          <p className="ink3">Asking what is allowed.</p>
        )}
      </SideSection>
    );
  return (
    <SideSection title="Contact budget" aside={PURPOSE_LABELS[permissions.purpose]}>
      <Facts>
        {CONTACT_CHANNELS.map((channel) => {
          const permission = permissions.items.find((one) => one.channel === channel);
          return permission ? (
            <Fact key={channel} term={COMPOSER_CHANNELS[channel].label}>
              <Used permission={permission} permissions={permissions} />
            </Fact>
          ) : null;
        })}
      </Facts>
    </SideSection>
  );
}

function Used({ permission, permissions: { at } }: { permission: Permission; permissions: Permissions }) {
  const timeZone = useTimeZone();
  const used = usedWords(permission);
  const open = standingOf(permission, at) === "open";
  const { window, limits } = permission;
  return (
    <span className="line wrap">
      <span title={limits.map((one) => `${one.used} of ${one.allowed} ${one.window}`).join("; ") || undefined}>
        {used ? `${used} ${window}` : open ? "Not counted" : asideOf(permission, at, timeZone)}
      </span>
      {open || !used ? null : (
        <span className="push ink3" title={reasonsWords(permission)}>
          {asideOf(permission, at, timeZone)}
        </span>
      )}
    </span>
  );
}
