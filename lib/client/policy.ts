"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PackId } from "../domain/contact-policy/input.ts";
import type { Value } from "../domain/contact-policy/parameters.ts";
import type { Severity } from "../domain/contact-policy/rule.ts";
import type { PreviewSample, PreviewSums } from "../domain/policy-preview.ts";
import { api } from "./api.ts";

export type { Value } from "../domain/contact-policy/parameters.ts";
export type NamedVersion = { version: string; effectiveFrom: string };
export type PackSummary = {
  id: PackId;
  label: string;
  inForce: NamedVersion;
  latest: NamedVersion;
  first: NamedVersion;
};
export type PolicyParameter = {
  id: string;
  label: string;
  kind: "number" | "switch" | "hours" | "dates" | "choice";
  unit?: string;
  least?: number;
  most?: number;
  words?: readonly [on: string, off: string];
  options?: Record<string, string>;
  moves: "both" | "stricter";
  floor: string | null;
  value: Value;
  says: string;
};
export type PolicyRule = {
  id: string;
  citation: string;
  severity: Severity;
  /** With `{parameter}` where its values stand. */
  sentence: string;
  says: string;
  holds: boolean;
  parameters: PolicyParameter[];
};
export type PolicyPack = PackSummary & { shown: NamedVersion; rules: PolicyRule[] };
export type Changes = Record<string, Value>;
export type PolicyVersion = {
  id: string;
  pack: PackId;
  version: string | null;
  base: string;
  changes: Changes;
  status: "draft" | "in-review" | "published" | "rolled-back";
  revision: number;
  reason: string;
  author: string;
  reviewer: string | null;
  rollsBack: string | null;
  createdAt: string;
  submittedAt: string | null;
  publishedAt: string | null;
  effectiveFrom: string | null;
  withdrawnAt: string | null;
  inForce: boolean;
  differences: { parameter: string; rule: string; says: string }[];
  problems: { parameter: string; why: string; message: string }[];
  isBehind: boolean;
};
export type PolicyPreview = {
  id: string;
  policy: string;
  revision: number;
  pack: PackId;
  base: string;
  at: string;
  state: "waiting" | "running" | "done";
  total: number;
  done: number;
  finishedAt: string | null;
  sums: PreviewSums;
  samples: PreviewSample[];
};
type List<T> = { items: T[]; nextCursor: string | null };

const POLICY = "policy";
const WATCH_MS = 1_000;

export function usePacks() {
  return useQuery({
    queryKey: [POLICY, "packs"],
    queryFn: async ({ signal }) => (await api.get<List<PackSummary>>("/policy/packs", signal)).items,
  });
}

/** The pack as the version in force has it, or as another one has it. */
export function usePack(id: string | null, version?: string) {
  return useQuery({
    queryKey: [POLICY, "pack", id, version ?? null],
    queryFn: ({ signal }) =>
      api.get<PolicyPack>(`/policy/packs/${id}${version ? `?version=${encodeURIComponent(version)}` : ""}`, signal),
    enabled: id !== null,
  });
}

export function useVersions(pack: string) {
  return useQuery({
    queryKey: [POLICY, "versions", pack],
    queryFn: async ({ signal }) => (await api.get<List<PolicyVersion>>(`/policy/versions?pack=${pack}`, signal)).items,
  });
}

export function usePolicyVersion(id: string) {
  return useQuery({
    queryKey: [POLICY, "version", id],
    queryFn: ({ signal }) => api.get<PolicyVersion>(`/policy/versions/${id}`, signal),
  });
}

/** The last preview of a draft, watched until it is done. */
export function usePreview(policy: string) {
  return useQuery({
    queryKey: [POLICY, "preview", policy],
    queryFn: async ({ signal }) =>
      (await api.get<List<PolicyPreview>>(`/policy/versions/${policy}/previews`, signal)).items[0] ?? null,
    refetchInterval: ({ state: { data } }) => (data && data.state !== "done" ? WATCH_MS : false),
  });
}

/** One act on the policy; after it everything shown of it is asked for again. */
export function usePolicyAct<Said, Answer>(act: (said: Said) => Promise<Answer>, onDone?: (answer: Answer) => void) {
  const refresh = usePolicyRefresh();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      await refresh();
      onDone?.(answer);
    },
  });
}

export function usePolicyRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [POLICY] });
}
