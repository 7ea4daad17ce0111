"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { type AdminPortfolio, useAdminPortfolios } from "#components/admin/admin-data.ts";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { GrantsDialog } from "#components/admin/grants-dialog.tsx";
import { MoneyRulesDialog } from "#components/admin/money-rules-dialog.tsx";
import { PortfolioFormDialog } from "#components/admin/portfolio-form-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { useNames } from "#lib/client/names.ts";
import { JURISDICTIONS } from "#lib/domain/codes.ts";

type Act = { is: "add" } | { is: "change" | "grants" | "money"; portfolio: AdminPortfolio };

/** The portfolios, and which teams work and read them. */
export function PortfoliosPage() {
  const query = useAdminPortfolios();
  const portfolios = query.data;
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  return (
    <AdminPage
      title="Portfolios and grants"
      count={portfolios?.length}
      of={query}
      act={
        <Button kind="primary" icon={Plus} onClick={() => setAct({ is: "add" })}>
          Add a portfolio
        </Button>
      }
    >
      {portfolios?.length === 0 ? (
        <Empty title="No portfolio yet">Add one for each creditor whose debts you work.</Empty>
      ) : (
        <PortfoliosTable portfolios={portfolios ?? []} onAct={setAct} />
      )}
      {act?.is === "add" ? <PortfolioFormDialog onClose={close} /> : null}
      {act?.is === "change" ? <PortfolioFormDialog portfolio={act.portfolio} onClose={close} /> : null}
      {act?.is === "money" ? <MoneyRulesDialog portfolio={act.portfolio} onClose={close} /> : null}
      {act?.is === "grants" ? <GrantsDialog slug={act.portfolio.slug} onClose={close} /> : null}
    </AdminPage>
  );
}

function PortfoliosTable({ portfolios, onAct }: { portfolios: AdminPortfolio[]; onAct: (act: Act) => void }) {
  const names = useNames();
  return (
    <TableScroll label="Portfolios">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Portfolio</th>
            <th scope="col">Creditor</th>
            <th scope="col">Currency</th>
            <th scope="col">Jurisdiction</th>
            <th scope="col">Default team</th>
            <th scope="col" className="num">
              Teams
            </th>
            <th scope="col" className="num">
              Open cases
            </th>
            <th scope="col">Acts</th>
          </tr>
        </thead>
        <tbody>
          {portfolios.map((portfolio) => (
            <tr key={portfolio.slug}>
              <th scope="row">
                {portfolio.name} <span className="ref">{portfolio.slug}</span>
              </th>
              <td>{portfolio.creditor}</td>
              <td>{portfolio.currency}</td>
              <td>{JURISDICTIONS[portfolio.jurisdiction]}</td>
              <td>{names.team(portfolio.defaultTeam)}</td>
              <td className="num">{portfolio.teams.length}</td>
              <td className="num">{portfolio.open}</td>
              <td>
                <span className="line">
                  <Button
                    small
                    aria-label={`Change ${portfolio.name}`}
                    onClick={() => onAct({ is: "change", portfolio })}
                  >
                    Change
                  </Button>
                  <Button
                    small
                    aria-label={`Money rules of ${portfolio.name}`}
                    onClick={() => onAct({ is: "money", portfolio })}
                  >
                    Money
                  </Button>
                  <Button
                    small
                    aria-label={`Grants of ${portfolio.name}`}
                    onClick={() => onAct({ is: "grants", portfolio })}
                  >
                    Grants
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
