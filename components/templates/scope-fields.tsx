"use client";
import { TickList } from "#components/admin/tick-list.tsx";
import { RadioList } from "#components/ui/radio-list.tsx";
import { usePortfolios } from "#lib/client/queries.ts";
import type { Written } from "#lib/client/templates.ts";
import type { Purpose } from "#lib/domain/contact-policy/input.ts";
import { PURPOSE_LABELS } from "#lib/domain/templates/template.ts";

/** For what and for whom: the law asks for other parts by purpose, and by the portfolio's country. */
export function ScopeFields({ written, onChange }: { written: Written; onChange: (more: Partial<Written>) => void }) {
  const { data: portfolios } = usePortfolios();
  const { purposes, portfolios: chosen } = written;
  return (
    <section className="tpl-part" aria-labelledby="tpl-scope">
      <h2 id="tpl-scope">What it is for</h2>
      <div className="two">
        <TickList<Purpose>
          legend="Purposes"
          name="purposes"
          options={Object.entries(PURPOSE_LABELS).map(([value, label]) => ({ value: value as Purpose, label }))}
          chosen={purposes}
          onChange={(next) => onChange({ purposes: next })}
        />
        <div className="grid gap-4 content-start">
          <RadioList
            legend="Customers of"
            value={chosen === null ? "all" : "some"}
            onChange={(value) =>
              onChange({ portfolios: value === "all" ? null : (portfolios ?? []).map(({ slug }) => slug) })
            }
            options={[
              { value: "all", label: "Every portfolio" },
              { value: "some", label: "Just these" },
            ]}
          />
          {chosen === null ? null : (
            <TickList
              legend="Portfolios"
              name="portfolios"
              options={(portfolios ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
              chosen={chosen}
              onChange={(next) => next.length > 0 && onChange({ portfolios: next })}
            />
          )}
        </div>
      </div>
    </section>
  );
}
