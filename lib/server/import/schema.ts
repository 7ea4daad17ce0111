import * as z from "zod";
import { flagParameter } from "../reads/query-parameters.ts";

/** `?dryRun=1`: read and plan everything, write no case. */
export const dryRunSchema = z.strictObject({ dryRun: flagParameter });
