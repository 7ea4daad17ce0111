import * as z from "zod";
import { DELIMITERS, type Delimiter, ENCODINGS } from "../../domain/import/file-form.ts";
import { mappingSchema } from "../../domain/import/mapping.ts";
import { nameField } from "../org/org-text.ts";
import { flagParameter } from "../reads/query-parameters.ts";

/** How the file is read, where it does not show by itself. */
export const fileFormSchema = z.strictObject({
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(Object.keys(DELIMITERS) as [Delimiter, ...Delimiter[]]).optional(),
});

/** `?dryRun=1`: read and plan everything, write no case. */
export const importSchema = z.strictObject({ dryRun: flagParameter, ...fileFormSchema.shape });

/** A mapping that is kept under a name. */
export const savedMappingSchema = z.strictObject({ name: nameField, mapping: mappingSchema });
