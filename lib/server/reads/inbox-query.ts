import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import { NOTICE_SUBJECTS } from "../../domain/notice-subjects.ts";
import { cursorParameter, limitParameter } from "./query-parameters.ts";

/** The query parameters of `GET /inbox`. */
export const inboxSchema = z.strictObject({
  state: z.enum(["open", "unread", "done"]).default("open"),
  about: z.enum(slugs(NOTICE_SUBJECTS)).optional(),
  limit: limitParameter,
  cursor: cursorParameter,
});
export type InboxQuery = z.infer<typeof inboxSchema>;

/** The body of `POST /inbox/{ref}`. With `version`, a notice that has become newer meanwhile stays as it is. */
export const noticeSchema = z.strictObject({
  state: z.enum(["done", "read", "unread"]),
  version: z.int().min(1).max(2_147_483_647).optional(),
});
export type NoticeChange = z.infer<typeof noticeSchema>;
