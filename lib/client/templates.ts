"use client";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { PackId } from "../domain/contact-policy/input.ts";
import type { SentChannel } from "../domain/contact-words.ts";
import { checkUnder } from "../domain/templates/check.ts";
import type {
  Chosen,
  Sender,
  TemplateContent,
  TemplateProblem,
  Texts,
  VersionStatus,
} from "../domain/templates/template.ts";
import { isFor } from "../domain/templates/template.ts";
import { api } from "./api.ts";
import { usePortfolios } from "./queries.ts";

export type VersionFacts = Pick<TemplateContent, "purposes" | "portfolios"> & {
  version: number;
  status: VersionStatus;
  current: boolean;
  revision: number;
  hash: string | null;
  createdBy: string;
  changedBy: string;
  changedAt: string;
  publishedBy: string | null;
  publishedAt: string | null;
  effectiveFrom: string | null;
  retiredBy: string | null;
  retiredAt: string | null;
};
export type Version = VersionFacts & Pick<TemplateContent, "inputs"> & { texts: Texts };
export type TemplateRow = { id: string; name: string; channel: SentChannel; versions: VersionFacts[] };
export type Template = Omit<TemplateRow, "versions"> & { versions: Version[] };
export type SenderOf = Sender & { portfolio: string };
export type Shown = Chosen & {
  rendered: { subject?: string; text: string } | null;
  why: string | null;
  absent: string[];
  errors: { path: string; message: string }[];
};
/** What is written, without the channel that the template has for ever. */
export type Written = Omit<TemplateContent, "channel">;
type List<T> = { items: T[] };

const KEY = ["templates"] as const;
const SENDERS = ["senders"] as const;

export function useTemplates(enabled: boolean) {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get<List<TemplateRow>>("/templates", signal)).items,
    enabled,
  });
}

export function useTemplate(id: string, enabled: boolean) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: ({ signal }) => api.get<Template>(`/templates/${id}`, signal),
    enabled,
  });
}

export function useSenders(enabled = true) {
  return useQuery({
    queryKey: SENDERS,
    queryFn: async ({ signal }) => (await api.get<List<SenderOf>>("/senders", signal)).items,
    enabled,
  });
}

/** What stands in the way of publishing, as it is typed; null while the portfolios are not known. */
export function useProblems(content: TemplateContent): TemplateProblem[] | null {
  const { data: portfolios } = usePortfolios();
  const { data: senders } = useSenders();
  return useMemo(() => {
    if (!portfolios || !senders) return null;
    const mine = portfolios.filter(({ slug }) => isFor(content, slug));
    const packs = [...new Set(mine.map(({ jurisdiction }) => jurisdiction as PackId))].sort();
    const theirs = senders.filter(({ portfolio }) => isFor(content, portfolio));
    const hosts = theirs.flatMap(({ website, hosts, email }) => [website, ...hosts, email.split("@")[1] ?? ""]);
    return checkUnder(content, packs, [window.location.hostname, ...hosts.filter((host) => host !== "")]);
  }, [content, portfolios, senders]);
}

/** What would be sent, asked anew when what is written or chosen changes. */
export function usePreview(id: string, asked: object) {
  return useQuery({
    queryKey: [...KEY, id, "preview", asked],
    queryFn: ({ signal }) => api.post<Shown>(`/templates/${id}/previews`, asked, signal),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

/** Everything that is done to templates; each act answers once every list knows. */
export function useTemplateActs() {
  const client = useQueryClient();
  return useMemo(() => templateActs(client), [client]);
}

function templateActs(client: QueryClient) {
  const after = async <T>(answer: Promise<T>): Promise<T> => {
    const done = await answer;
    await Promise.all([KEY, SENDERS].map((queryKey) => client.invalidateQueries({ queryKey })));
    return done;
  };
  return {
    create: (made: object) => after(api.post<Template>("/templates", made)),
    save: (id: string, revision: number | null, written: Written) =>
      after(api.put<Template>(`/templates/${id}/draft`, { revision, ...written })),
    drop: (id: string) => after(api.delete<null>(`/templates/${id}/draft`)),
    publish: (id: string, revision: number, effectiveFrom: string | null) =>
      after(api.post<Template>(`/templates/${id}/publication`, { revision, ...(effectiveFrom && { effectiveFrom }) })),
    retire: (id: string) => after(api.post<Template>(`/templates/${id}/retirement`)),
    test: (id: string, asked: object) =>
      api.post<{ is: "sent" | "unknown"; provider: string }>(`/templates/${id}/test-sends`, asked),
    send: (portfolio: string, sender: Sender) => after(api.put<Sender>(`/senders/${portfolio}`, sender)),
  };
}
