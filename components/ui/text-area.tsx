"use client";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldWiring } from "#components/ui/field.tsx";

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={2} {...useFieldWiring()} {...rest} className={clsx("input", className)} />;
}
