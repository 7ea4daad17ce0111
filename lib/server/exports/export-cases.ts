import { doorOf } from "../../domain/access.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { type Access, sealedPurpose } from "../access/record.ts";
import { forbidden } from "../problem.ts";
import { openCards } from "../reads/cards.ts";
import { reachOf, requirePortfolio, requireTeam } from "../reads/queue.ts";
import { queueStatement, type Statement } from "../reads/queue-sql.ts";
import { readablePortfolios } from "../reads/readable-case.ts";
import { CASE_HEADER, caseCells } from "./case-file.ts";
import { type Chosen, chooseCases, chosenRows } from "./chosen-cases.ts";
import { type Cell, csvAnswer, fileName } from "./csv-answer.ts";
import type { ListExport, RefsExport } from "./export-schema.ts";

/**
 * A list of cases as a CSV file: all of it, not a page. Which cases leave, with which filters and why is in the access
 * log before the first byte does. Throws 403 for who reads no cases, 422 for an unknown team and for too many rows.
 */
export async function exportCases(
  viewer: Viewer,
  directory: Directory,
  asked: ListExport | RefsExport,
): Promise<Response> {
  const portfolios = readablePortfolios(viewer, directory);
  if (portfolios.length === 0) throw forbidden("You see no cases, so there is nothing to export.");
  const { purpose, ...list } = asked;
  const access = {
    by: { kind: viewer.kind, id: viewer.id },
    via: doorOf(viewer),
    action: "export",
  } satisfies Partial<Access>;
  const detail = "refs" in list ? { list: "cases", chosen: list.refs.length } : { list: "cases", ...list };
  const chosen = await chooseCases({ ...access, detail, purpose: sealedPurpose(purpose) }, (most) =>
    "refs" in list ? refsStatement(list.refs, portfolios, most) : listStatement(viewer, directory, list, most),
  );
  const name = fileName("cases", "refs" in list ? "chosen" : list.view);
  return csvAnswer(name, chosen.rows, CASE_HEADER, caseRows(chosen, portfolios, directory));
}

function listStatement(
  viewer: Viewer,
  directory: Directory,
  list: Omit<ListExport, "purpose">,
  most: number,
): Statement {
  requireTeam(directory, list.team);
  requirePortfolio(directory, list.portfolio);
  return queueStatement(list, reachOf(viewer, directory, list), null, most);
}

function refsStatement(refs: string[], portfolios: string[], most: number): Statement {
  return {
    text: `select c.id from unnest($1::text[]) with ordinality as wanted (ref, place) join cases c on c.ref = wanted.ref
      where c.portfolio = any($2) order by wanted.place limit $3`,
    values: [[...new Set(refs)], portfolios, most],
  };
}

async function* caseRows(chosen: Chosen, portfolios: string[], directory: Directory): AsyncGenerator<Cell[][]> {
  for await (const rows of chosenRows(chosen, portfolios))
    yield (await openCards(rows)).map((row) => caseCells(row, directory));
}
