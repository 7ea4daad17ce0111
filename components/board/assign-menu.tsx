"use client";
import { ArrowLeftRight } from "lucide-react";
import type { ReassignDialogProps } from "#components/board/reassign-dialog.tsx";
import { awayWords } from "#components/handover/away-words.ts";
import { QUEUE } from "#components/handover/receiver.ts";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Menu, MenuItem, MenuRule } from "#components/ui/menu.tsx";
import { useNames } from "#lib/client/names.ts";
import { usePeople } from "#lib/client/queries.ts";
import { worksCases } from "#lib/domain/directory.ts";

/** So that the menu fits a phone; the dialog lists everybody. */
const FEW = 6;

/** "Assign to…": who of the team holds least and is here, its queue, or somebody else. Chosen, the dialog asks why. */
export function AssignMenu({
  team,
  disabled,
  onChoose,
}: {
  team: string | null;
  disabled: boolean;
  onChoose: (preset: NonNullable<ReassignDialogProps["preset"]>) => void;
}) {
  const { data: people = [] } = usePeople();
  const names = useNames();
  const timeZone = useTimeZone();
  const members = people
    .filter((one) => team !== null && one.active && one.teams.includes(team) && worksCases(one.role))
    .filter(({ absence }) => !awayWords(absence, names, timeZone)?.now)
    .toSorted((a, b) => a.open - b.open || a.name.localeCompare(b.name))
    .slice(0, FEW);
  const trigger = (
    <Button
      small
      icon={ArrowLeftRight}
      disabled={disabled}
      reason={disabled ? "Select cases first." : undefined}
      aria-haspopup="menu"
    >
      Assign to…
    </Button>
  );
  if (disabled) return trigger;
  return (
    <Menu trigger={trigger}>
      {team === null
        ? null
        : members.map((one) => {
            const away = awayWords(one.absence, names, timeZone);
            return (
              <MenuItem key={one.id} reason={away?.words} onClick={() => onChoose({ toTeam: team, to: one.id })}>
                {one.name}, {one.open} open
              </MenuItem>
            );
          })}
      {team === null ? null : (
        <>
          <MenuItem onClick={() => onChoose({ toTeam: team, to: QUEUE })}>{names.team(team)}, team queue</MenuItem>
          <MenuRule />
        </>
      )}
      <MenuItem onClick={() => onChoose(team === null ? {} : { toTeam: team })}>
        {team === null ? "Choose team and person…" : "Somebody else…"}
      </MenuItem>
    </Menu>
  );
}
