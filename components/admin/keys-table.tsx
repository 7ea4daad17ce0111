"use client";
import type { ApiKey } from "#components/admin/admin-data.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";

type KeysTableProps = { keys: ApiKey[]; onRenew: (key: ApiKey) => void; onRevoke: (key: ApiKey) => void };

export function KeysTable({ keys, onRenew, onRevoke }: KeysTableProps) {
  return (
    <TableScroll label="API keys">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Scopes</th>
            <th scope="col">Made</th>
            <th scope="col">Last used</th>
            <th scope="col">Acts</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id}>
              <th scope="row">{key.name}</th>
              <td>{key.scopes.join(", ")}</td>
              <td>
                <TimeText at={key.createdAt} />
              </td>
              <td>{key.lastUsedAt ? <TimeText at={key.lastUsedAt} /> : <span className="ink3">Never</span>}</td>
              <td>
                {key.revokedAt ? (
                  <span className="line">
                    <Badge>Revoked</Badge> <TimeText at={key.revokedAt} />
                  </span>
                ) : (
                  <span className="line">
                    <Button small aria-label={`New secret for ${key.name}`} onClick={() => onRenew(key)}>
                      New secret
                    </Button>
                    <Button small aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
                      Revoke
                    </Button>
                    {key.previousUntil ? (
                      <span className="ink3">
                        Old one until <TimeText at={key.previousUntil} />
                      </span>
                    ) : null}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
