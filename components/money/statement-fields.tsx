"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { type ApiProblem, api } from "#lib/client/api.ts";
import { saveFile } from "#lib/client/save-file.ts";

/** A statement of account over some days, to keep or to give to the customer. */
export function StatementFields() {
  const { caseRef } = useOpenCase();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const save = useMutation<void, ApiProblem, "pdf" | "csv">({
    mutationFn: async (format) => {
      const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
      saveFile(await api.download(`/cases/${caseRef}/statement.${format}?${query}`));
      announce("Statement saved.");
    },
  });
  return (
    <>
      <div className="two">
        <WhenField form="date" label="Statement from" hint="Empty: the beginning" value={from} onChange={setFrom} />
        <WhenField form="date" label="To" hint="Empty: today" value={to} onChange={setTo} error={save.error?.message} />
      </div>
      <span className="line">
        <Button busy={save.isPending && save.variables === "csv"} onClick={() => save.mutate("csv")}>
          Save CSV
        </Button>
        <Button kind="primary" busy={save.isPending && save.variables === "pdf"} onClick={() => save.mutate("pdf")}>
          Save PDF
        </Button>
      </span>
    </>
  );
}
