"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Link2, Smartphone } from "lucide-react";
import { Fragment } from "react";
import { copyText } from "#components/case/copy-ref.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { ACTS, type ActId, MENU_ACTS, whyNotAct } from "#components/case-acts/act-table.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuRule } from "#components/ui/menu.tsx";
import { keys } from "#lib/client/queries.ts";

/** Every act on the case. What is not allowed now stays listed, with the reason. */
export function ActsMenu() {
  const { caseRef } = useOpenCase();
  const demo = useQueryClient().getQueryData(keys.day) !== undefined;
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
      {demo ? (
        <MenuItem icon={Smartphone} onClick={() => window.open(`/phone/${caseRef}`, "_blank", "noopener")}>
          Open the customer&rsquo;s phone
        </MenuItem>
      ) : null}
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
