import * as z from "zod";
import { makePayLinkSchema } from "../pay/desk-links.ts";
import type { Operations } from "./operation.ts";
import { instant, uuid, version } from "./wire.ts";

const made = z.strictObject({ linkId: uuid, url: z.url(), expiresAt: instant, version });
const links = z.strictObject({
  items: z.array(
    z.strictObject({
      id: uuid,
      is: z.enum(["live", "revoked", "locked", "expired"]),
      madeAt: instant,
      expiresAt: instant,
      debtId: uuid.optional(),
      contactId: uuid.optional(),
      openedAt: instant.optional(),
      identifiedAt: instant.optional(),
      url: z.url().optional(),
    }),
  ),
});

export const PAY_LINK_OPERATIONS: Operations = {
  "/api/v1/cases/{ref}/pay-links": {
    get: {
      tag: "Cases",
      summary: "The links by which the customer can pay",
      description:
        "The last 20, newest first. `url` where the link is live and the reader may make one: it opens the customer's page, which asks for their date of birth and postcode first. Showing it is written to the access log. Taken back by the command `revoke-pay-link`.",
      scopes: ["read", "write"],
      answer: { status: 200, schema: links, says: "The links." },
      problems: ["not-found"],
    },
    post: {
      tag: "Cases",
      summary: "Make a link by which the customer can pay",
      description:
        "The command `make-pay-link`, with the address of the page in its answer. The same `commandId` again gives the same link. Written to the access log.",
      scopes: ["write"],
      body: makePayLinkSchema,
      answer: { status: 201, schema: made, says: "The link, and until when it works." },
      problems: ["not-found", "invalid", "refused", "idempotency-mismatch", "stale"],
    },
  },
};
