"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Purpose } from "../domain/contact-policy/input.ts";
import type { SentChannel, Variant } from "../domain/contact-words.ts";
import type { InputField, Language } from "../domain/templates/template.ts";
import { api } from "./api.ts";

export type ChosenText = { language: Language; variant: Variant };
export type CaseTemplate = ChosenText & {
  id: string;
  name: string;
  version: number;
  channel: SentChannel;
  inputs: InputField[];
  texts: ChosenText[];
};
export type TemplatePreview = ChosenText & {
  rendered: { subject?: string; text: string } | null;
  why: string | null;
  /** Fields that have no value yet: `inputs.<id>` for what is still to be typed. */
  absent: string[];
  errors: { path: string; message: string }[];
};
type Preview = ChosenText & { ref: string; debtId?: string; inputs: Record<string, string> };

const SELDOM_MS = 60_000;
const QUIET_MS = 300;

/** What the case can be written to with on a channel, for a purpose. */
export function useCaseTemplates(ref: string, channel: SentChannel, purpose: Purpose) {
  return useQuery({
    queryKey: ["case-templates", ref, channel, purpose],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ channel, purpose });
      return (await api.get<{ items: CaseTemplate[] }>(`/cases/${ref}/templates?${query}`, signal)).items;
    },
    staleTime: SELDOM_MS,
  });
}

/** The message as this case would get it now; asked again a moment after typing has paused, and with every version of the case. */
export function useTemplatePreview(template: string | undefined, version: number, preview: Preview) {
  const said = useSettled(JSON.stringify(preview));
  return useQuery({
    queryKey: ["template-preview", template, version, said],
    queryFn: ({ signal }) => api.post<TemplatePreview>(`/templates/${template}/previews`, JSON.parse(said), signal),
    enabled: template !== undefined,
    placeholderData: (before) => before,
    // It holds what the customer would read: not longer than it is looked at.
    gcTime: 0,
  });
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
