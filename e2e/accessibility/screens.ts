import type { Screen } from "./screen.ts";
import { ADMIN_SCREENS } from "./screens-admin.ts";
import { CASE_SCREENS } from "./screens-case.ts";
import { IMPORT_SCREENS } from "./screens-import.ts";
import { LETTER_SCREENS } from "./screens-letters.ts";
import { LIST_SCREENS } from "./screens-lists.ts";
import { MONEY_SCREENS } from "./screens-money.ts";
import { OUTSIDE_SCREENS } from "./screens-outside.ts";
import { PAY_SCREENS } from "./screens-pay.ts";
import { PAYMENT_SCREENS } from "./screens-payments.ts";
import { POLICY_SCREENS } from "./screens-policy.ts";
import { TEMPLATE_SCREENS } from "./screens-templates.ts";

/** The matrix of screens and their states. What is new on a screen gets its row here, not a scan of its own. */
export const SCREENS: Screen[] = [
  ...IMPORT_SCREENS,
  ...CASE_SCREENS,
  ...LIST_SCREENS,
  ...LETTER_SCREENS,
  ...MONEY_SCREENS,
  ...PAY_SCREENS,
  ...PAYMENT_SCREENS,
  ...ADMIN_SCREENS,
  ...TEMPLATE_SCREENS,
  ...POLICY_SCREENS,
  ...OUTSIDE_SCREENS,
];
