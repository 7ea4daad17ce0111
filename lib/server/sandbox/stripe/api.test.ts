import { describe, expect, it } from "vitest";
import { handleStripe } from "../../gateway/webhook-door.ts";
import { answerStripe } from "./api.ts";
import { showCheckout, takeCheckout } from "./checkout-door.ts";
import { listed, nested } from "./form.ts";

describe("outside a demo", () => {
  const at = (path: string, method = "GET") => new Request(`http://localhost:3000${path}`, { method });

  it("there is no sandbox, no test payment page, and without an account nobody to hear of payments", async () => {
    const answers = await Promise.all([
      answerStripe(at("/v1/refunds")),
      answerStripe(at("/v1/checkout/sessions", "POST")),
      showCheckout(at("/sandbox/checkout/cs_test_x"), "cs_test_x"),
      takeCheckout(at("/sandbox/checkout/cs_test_x", "POST"), "cs_test_x"),
      handleStripe(at("/api/webhooks/stripe", "POST")),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});

describe("a form as Stripe reads it", () => {
  const read = (text: string) => JSON.parse(JSON.stringify(nested(new URLSearchParams(text))));

  it("is objects in lists in objects", () => {
    expect(
      read("mode=payment&line_items[0][price_data][currency]=gbp&line_items[0][quantity]=1&metadata[a b]=c"),
    ).toEqual({
      mode: "payment",
      line_items: { 0: { price_data: { currency: "gbp" }, quantity: "1" } },
      metadata: { "a b": "c" },
    });
  });

  it("counts what has no number, and knows lists by their numbers", () => {
    expect(listed(nested(new URLSearchParams("expand[]=a&expand[]=b")).expand)).toEqual(["a", "b"]);
    expect(listed(nested(new URLSearchParams("x[10]=c&x[2]=b&x[0]=a")).x)).toEqual(["a", "b", "c"]);
  });

  it("leaves prototypes alone", () => {
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    nested(
      new URLSearchParams("__proto__[polluted]=yes&a[__proto__][polluted]=yes&constructor[prototype][polluted]=yes"),
    );
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
