import type { FileForm } from "../../domain/import/file-form.ts";
import { env } from "../env.ts";
import { type Received, readMapping, receiveFile } from "./receive.ts";
import { receiveUpload, requirePart } from "./upload.ts";

/** What a request brings to be imported; the file's rows are staged as they arrive. */
export async function uploadImport(request: Request, importId: string, said: Partial<FileForm>): Promise<Received> {
  const limit = env().limits.import.megabytes * 1024 * 1024;
  const { mapping, ...upload } = await receiveUpload(request, limit, (bytes) => receiveFile(importId, bytes, said));
  return { ...upload, mapping: readMapping(requirePart(mapping, "mapping")) };
}
