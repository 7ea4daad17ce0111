import { describe, expect, it } from "vitest";
import { segmentsOf } from "../../../lib/domain/sms-segments.ts";
import { checkUnder } from "../../../lib/domain/templates/check.ts";
import { exampleFilling } from "../../../lib/domain/templates/examples.ts";
import { render } from "../../../lib/domain/templates/render.ts";
import { everyText } from "../../../lib/domain/templates/template.ts";
import { DEMO_PORTFOLIOS } from "../teams.ts";
import { DEMO_SENDERS, DEMO_TEMPLATES } from "./write-templates.ts";

describe("the demo's templates", () => {
  it("cover what is said to customers, on every channel", () => {
    expect(new Set(DEMO_TEMPLATES.map(({ channel }) => channel))).toEqual(
      new Set(["sms", "whatsapp", "email", "letter"]),
    );
    expect(new Set(DEMO_TEMPLATES.flatMap(({ purposes }) => purposes)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(DEMO_TEMPLATES.map(({ id }) => id)).size).toBe(DEMO_TEMPLATES.length);
  });

  it.each(DEMO_TEMPLATES.map((one) => [one.id, one] as const))(
    "%s may be published, and can be filled in for every portfolio",
    (_, template) => {
      const portfolios = Object.entries(DEMO_PORTFOLIOS).filter(
        ([slug]) => template.portfolios?.includes(slug) ?? true,
      );
      const packs = [...new Set(portfolios.map(([, { jurisdiction }]) => jurisdiction))];
      expect(checkUnder(template, packs, ["larkfield.example"])).toEqual([]);
      for (const [slug, { jurisdiction }] of portfolios)
        for (const chosen of everyText(template)) {
          const { text } = render(
            template,
            chosen,
            exampleFilling(jurisdiction, DEMO_SENDERS[slug] ?? {}, template.inputs),
          );
          expect(text).not.toMatch(/\{\{|undefined/);
          if (template.channel === "sms")
            expect(segmentsOf(text).segments, `${chosen.language}: ${text}`).toBeLessThanOrEqual(9);
        }
    },
  );
});
