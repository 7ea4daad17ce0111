"use client";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { useFieldWiring } from "#components/ui/field.tsx";

/** The native select, styled: it works with every keyboard, reader and phone. Children are `<option>`s. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className="select">
      <select {...useFieldWiring()} {...rest} className={clsx("input", className)}>
        {children}
      </select>
      <ChevronDown className="i" />
    </span>
  );
}
