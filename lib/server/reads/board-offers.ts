import type { OfferOnBoard } from "../../domain/board.ts";
import { pool } from "../database.ts";
import { type CardRow, openCards } from "./cards.ts";

const AT_MOST = 200;

/** Open offers that these teams have made or are asked to accept, first to expire first, at most 200. */
export async function offersOf(teams: string[], portfolios: string[]): Promise<OfferOnBoard[]> {
  const { rows } = await pool().query<CardRow>(
    `select c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped, wire_time(c.updated_at) as updated_at
     from cases c join customers k on k.id = c.customer_id
     where c.lifecycle = 'open' and c.offer_team is not null and (c.offer_team = any($1) or c.owner_team = any($1))
       and c.portfolio = any($2)
     order by c.due_at, c.id limit ${AT_MOST}`,
    [teams, portfolios],
  );
  const cards = await openCards(rows);
  return cards
    .flatMap(({ ref, customerName, owner, handover }) => {
      if (!handover) return [];
      const { by, toTeam, toUser, expiresAt } = handover;
      return [{ ref, customerName, by, fromTeam: owner.team, toTeam, toUser, expiresAt }];
    })
    .sort((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1));
}
