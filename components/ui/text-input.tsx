"use client";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldWiring } from "#components/ui/field.tsx";

export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return <input type="text" {...useFieldWiring()} {...rest} className={clsx("input", className)} />;
}
