"use client";
import { ExportList } from "#components/queue/export-list.tsx";

export function ExportChosen({ refs }: { refs: string[] }) {
  return <ExportList filter={{}} refs={refs} name="the chosen cases" />;
}
