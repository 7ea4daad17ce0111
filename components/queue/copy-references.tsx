"use client";
import { Copy } from "lucide-react";
import { copyText } from "#components/case/copy-ref.tsx";
import { Button } from "#components/ui/button.tsx";

export function CopyReferences({ refs }: { refs: string[] }) {
  const done = refs.length === 1 ? "Reference copied" : `${refs.length} references copied`;
  return (
    <Button small icon={Copy} onClick={() => copyText(refs.join("\n"), done)}>
      Copy references
    </Button>
  );
}
