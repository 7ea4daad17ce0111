"use client";
import { Ellipsis, KeyRound, Pencil, ShieldUser, UserCheck, UsersRound, UserX } from "lucide-react";
import type { AdminPerson } from "#components/admin/admin-data.ts";
import type { PersonAct } from "#components/admin/person-dialogs.tsx";
import { awayWords } from "#components/handover/away-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuRule } from "#components/ui/menu.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useNames } from "#lib/client/names.ts";
import { useMe, usePeople } from "#lib/client/queries.ts";
import { ROLES } from "#lib/domain/codes.ts";

type OnAct = (act: PersonAct) => void;

export function PeopleTable({ people, onAct }: { people: AdminPerson[]; onAct: OnAct }) {
  const names = useNames();
  const { data: me } = useMe();
  return (
    <TableScroll label="People">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Email</th>
            <th scope="col">Role</th>
            <th scope="col">Teams</th>
            <th scope="col" className="num">
              Open cases
            </th>
            <th scope="col">Last seen</th>
            <th scope="col">Acts</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <span className="line">
                  {person.name} {person.active ? <Away id={person.id} /> : <Badge>Deactivated</Badge>}
                </span>
              </th>
              <td>{person.email}</td>
              <td>{ROLES[person.role]}</td>
              <td>{person.teams.map(names.team).join(", ") || <span className="ink3">None</span>}</td>
              <td className="num">{person.open}</td>
              <td>
                <Seen person={person} />
              </td>
              <td>
                <PersonMenu person={person} isMe={me?.id === person.id} onAct={onAct} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Until when somebody is away, and who covers. */
function Away({ id }: { id: string }) {
  const { data: people } = usePeople();
  const names = useNames();
  const away = awayWords(people?.find((one) => one.id === id)?.absence, names, useTimeZone());
  return away ? <span className="ink2 font-normal">{away.words}</span> : null;
}

function Seen({ person: { joined, seenAt } }: { person: AdminPerson }) {
  if (seenAt) return <TimeText at={seenAt} />;
  return <span className="ink3">{joined ? "Never" : "Invited, no password yet"}</span>;
}

function PersonMenu({ person, isMe, onAct }: { person: AdminPerson; isMe: boolean; onAct: OnAct }) {
  const self = isMe ? "Ask another admin" : undefined;
  return (
    <Menu trigger={<IconButton small label={`Acts for ${person.name}`} icon={Ellipsis} />}>
      <MenuItem icon={Pencil} onClick={() => onAct({ is: "rename", person })}>
        Rename
      </MenuItem>
      <MenuItem icon={ShieldUser} disabled={isMe} reason={self} onClick={() => onAct({ is: "role", person })}>
        Change role
      </MenuItem>
      <MenuItem icon={UsersRound} onClick={() => onAct({ is: "teams", person })}>
        Change teams
      </MenuItem>
      <MenuRule />
      {person.active ? (
        <>
          <MenuItem icon={KeyRound} onClick={() => onAct({ is: "link", person })}>
            New sign-in link
          </MenuItem>
          <MenuItem icon={UserX} disabled={isMe} reason={self} onClick={() => onAct({ is: "deactivate", person })}>
            Deactivate
          </MenuItem>
        </>
      ) : (
        <MenuItem icon={UserCheck} onClick={() => onAct({ is: "activate", person })}>
          Activate
        </MenuItem>
      )}
    </Menu>
  );
}
