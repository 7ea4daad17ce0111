"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { chooseFile, takeMapping } from "#lib/client/import-draft.ts";
import { fetchSample } from "#lib/client/sample-file.ts";
import { fromMapping } from "#lib/domain/import/mapping-draft.ts";
import { SAMPLES, type Sample } from "#lib/domain/import/samples.ts";

/** Files that come with Baton, each with its mapping. */
export function SampleButtons() {
  const router = useRouter();
  const { mutate, isPending, variables, error } = useMutation({
    networkMode: "always",
    mutationFn: async (sample: Sample) => ({ sample, file: await fetchSample(sample) }),
    onSuccess: ({ sample, file }) => {
      chooseFile(file);
      takeMapping(fromMapping(sample.mapping), `sample:${sample.name}`);
      router.push("/imports/new");
    },
  });
  return (
    <section aria-labelledby="samples">
      <h2 id="samples" className="label">
        Files to try with
      </h2>
      <ul className="imp-samples">
        {SAMPLES.map((sample) => (
          <li key={sample.name}>
            <Button busy={isPending && variables?.name === sample.name} onClick={() => !isPending && mutate(sample)}>
              {sample.label}
            </Button>
            <p className="hint">{sample.about}</p>
          </li>
        ))}
      </ul>
      {error ? <ProblemNotice error={error} /> : null}
    </section>
  );
}
