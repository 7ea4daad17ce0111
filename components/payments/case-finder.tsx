"use client";
import { type FormEvent, useState } from "react";
import { CaseOffer } from "#components/payments/case-offer.tsx";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { counted } from "#components/ui/counted.ts";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useCaseSearch } from "#lib/client/payments.ts";

/** Another case, by reference, name or a debt's reference. */
export function CaseFinder({ currency, onPost }: { currency: string; onPost: (ref: string) => void }) {
  const search = useCaseSearch();
  const [text, setText] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "" || search.isPending) return;
    search.mutate(text, { onSuccess: (found) => announce(`${counted(found.length, "case")} found`) });
  }
  return (
    <div className="sec">
      <h2>Another case</h2>
      <form className="line" onSubmit={submit}>
        <Field label="Reference, name or account" hideLabel>
          <TextInput
            value={text}
            maxLength={200}
            autoComplete="off"
            placeholder="Reference, name or account"
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <Button type="submit" busy={search.isPending}>
          Find
        </Button>
      </form>
      {search.error ? (
        <Notice kind="error" role="alert" title="Not searched.">
          {search.error.message}
        </Notice>
      ) : null}
      {search.data?.length === 0 ? <p className="ink2">No case that you may open.</p> : null}
      <ul>
        {search.data?.map((row) => (
          <CaseOffer
            key={row.ref}
            refText={row.ref}
            of={row}
            reasons={row.currency === currency ? [] : ["wrong-currency"]}
            act={row.currency === currency ? <Button onClick={() => onPost(row.ref)}>Post here</Button> : null}
          />
        ))}
      </ul>
    </div>
  );
}
