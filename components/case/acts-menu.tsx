"use client";
import { Ellipsis, Link2 } from "lucide-react";
import { Fragment } from "react";
import { copyText } from "#components/case/copy-ref.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { ACTS, type ActId, MENU_ACTS, whyNotAct } from "#components/case-acts/act-table.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuRule } from "#components/ui/menu.tsx";

/** Every act on the case. What is not allowed now stays listed, with the reason. */
export function ActsMenu() {
  const { caseRef } = useOpenCase();
  return (
    <Menu trigger={<IconButton small label="More acts" icon={Ellipsis} />}>
      {MENU_ACTS.map((group) => (
        <Fragment key={group.join()}>
          {group.map((id) => (
            <ActItem key={id} id={id} />
          ))}
          <MenuRule />
        </Fragment>
      ))}
      <MenuItem icon={Link2} onClick={() => copyText(`${location.origin}/cases/${caseRef}`, "Link copied")}>
        Copy link
      </MenuItem>
    </Menu>
  );
}

function ActItem({ id }: { id: ActId }) {
  const { viewer, state, unsendable, openAct } = useOpenCase();
  const act: { label: string; keys?: string } = ACTS[id];
  const why = whyNotAct(id, viewer, state) ?? unsendable ?? undefined;
  return (
    <MenuItem keys={act.keys} disabled={why !== undefined} reason={why} onClick={() => openAct(id)}>
      {act.label}
    </MenuItem>
  );
}
