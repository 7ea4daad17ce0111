import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { upload } from "#lib/client/upload.ts";
import { formQuery, requireReadable } from "#lib/client/use-preview.ts";
import type { FileForm } from "#lib/domain/import/file-form.ts";

export type Start = { file: File; mapping: object; form: FileForm; dryRun: boolean };

/** Sends the whole file with its mapping, tells how much has gone, and goes to the import's page. */
export function useStartImport(onStarted: (id: string, start: Start) => void) {
  const router = useRouter();
  const client = useQueryClient();
  const [sent, setSent] = useState(0);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  const { mutate, isPending, error, reset } = useMutation({
    // Offline says so at once, and sends nothing on its own later.
    networkMode: "always",
    mutationFn: async ({ file, mapping, form, dryRun }: Start) => {
      await requireReadable(file);
      stopping.current = new AbortController();
      setSent(0);
      const body = new FormData();
      // The mapping first: what is wrong with it is known before the file has gone.
      body.set("mapping", JSON.stringify(mapping));
      body.set("file", file, file.name);
      const path = `/imports${formQuery({ ...form, dryRun: dryRun ? "1" : null })}`;
      return upload<{ id: string }>(path, body, { signal: stopping.current.signal, onProgress: setSent });
    },
    onSuccess: ({ id }, start) => {
      onStarted(id, start);
      client.invalidateQueries({ queryKey: ["imports"] });
      router.push(`/imports/${id}`);
    },
  });
  return {
    start: (start: Start) => !isPending && mutate(start),
    stop: () => stopping.current?.abort(),
    isPending,
    sent,
    error: error?.name === "AbortError" ? null : error,
    reset,
  };
}
