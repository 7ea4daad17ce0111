"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { DifferenceList } from "#components/templates/difference-list.tsx";
import { TemplatePreview } from "#components/templates/template-preview.tsx";
import { portfolioWords, purposeWords, standingOf, textName } from "#components/templates/template-words.ts";
import { TestSendDialog } from "#components/templates/test-send-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useNames } from "#lib/client/names.ts";
import { type Me, usePortfolios, viewerOf } from "#lib/client/queries.ts";
import { type Template, useTemplateActs, type Version } from "#lib/client/templates.ts";
import { SENT_CHANNELS } from "#lib/domain/contact-words.ts";
import { differencesBetween } from "#lib/domain/templates/differences.ts";
import { everyText } from "#lib/domain/templates/template.ts";
import { whyNotRetire } from "#lib/domain/templates/who-may.ts";

/** A version that was published: what it says, what became different with it, who stands behind it. */
export function VersionView({
  me,
  template,
  version,
  onBegin,
  hasDraft,
}: {
  me: Me;
  template: Template;
  version: Version;
  onBegin: () => void;
  hasDraft: boolean;
}) {
  const [open, setOpen] = useState<"retire" | "test" | null>(null);
  const acts = useTemplateActs();
  const retiring = useMutation({ mutationFn: () => acts.retire(template.id), onSettled: () => setOpen(null) });
  const older = template.versions.find((one) => one.version < version.version && one.status !== "draft");
  return (
    <main className="main tpl" id="main" tabIndex={-1}>
      <header className="q-head">
        <div className="line wrap">
          <h1 tabIndex={-1}>{template.name}</h1>
          <span className="ref">{template.id}</span>
          <span className="push line wrap">
            {template.channel === "letter" ? null : <Button onClick={() => setOpen("test")}>Test send</Button>}
            {version.status === "published" ? (
              <Button
                onClick={() => setOpen("retire")}
                disabled={whyNotRetire(viewerOf(me)) !== null}
                reason={whyNotRetire(viewerOf(me)) ?? undefined}
              >
                Retire
              </Button>
            ) : null}
            <Button kind="primary" onClick={onBegin}>
              {hasDraft
                ? "Go to the draft"
                : version.current
                  ? "Write the next version"
                  : "Begin the next version with this"}
            </Button>
          </span>
        </div>
      </header>
      {retiring.error ? <Notice kind="error" role="alert" title={retiring.error.message} /> : null}
      <div className="tpl-cols">
        <div className="tpl-form">
          <Facts template={template} version={version} />
          <Texts version={version} />
          {older ? (
            <section className="tpl-part">
              <h2>What is different from version {older.version}</h2>
              <DifferenceList
                differences={differencesBetween(
                  { channel: template.channel, ...older },
                  { channel: template.channel, ...version },
                )}
              />
            </section>
          ) : null}
        </div>
        <TemplatePreview id={template.id} channel={template.channel} written={version} />
      </div>
      {open === "test" ? <TestSendDialog template={template} written={version} onClose={() => setOpen(null)} /> : null}
      <Confirm
        open={open === "retire"}
        title={`Retire ${template.name}?`}
        go="Retire it"
        busy={retiring.isPending}
        onGo={() => retiring.mutate()}
        onBack={() => setOpen(null)}
      >
        From now on nothing is sent with it, planned messages included. What was sent stays readable, and a new version
        can bring it back.
      </Confirm>
    </main>
  );
}

function Facts({ template, version }: { template: Template; version: Version }) {
  const names = useNames();
  const now = useNow();
  const { data: portfolios } = usePortfolios();
  const nameOf = (slug: string) => portfolios?.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <dl className="tpl-facts">
      <dt>Stands</dt>
      <dd>
        {standingOf(version, now)}
        {version.effectiveFrom ? (
          <>
            , from <TimeText at={version.effectiveFrom} as="near" />
          </>
        ) : null}
        {version.retiredAt ? (
          <>
            , until <TimeText at={version.retiredAt} as="near" />
          </>
        ) : null}
      </dd>
      <dt>Channel</dt>
      <dd>{SENT_CHANNELS[template.channel]}</dd>
      <dt>For</dt>
      <dd>
        {purposeWords(version.purposes)}. {portfolioWords(version.portfolios, nameOf)}
      </dd>
      <dt>Written by</dt>
      <dd>{names.person(version.changedBy)}</dd>
      <dt>Published by</dt>
      <dd>{version.publishedBy ? names.person(version.publishedBy) : "nobody yet"}</dd>
      {version.hash ? (
        <>
          <dt>Fingerprint</dt>
          <dd className="ref" title={version.hash}>
            {version.hash.slice(0, 16)}
          </dd>
        </>
      ) : null}
    </dl>
  );
}

function Texts({ version }: { version: Version }) {
  const texts = everyText(version);
  const [at, setAt] = useState("0");
  const shown = texts[Number(at)];
  if (!shown) return null;
  return (
    <section className="tpl-part">
      <h2>Text</h2>
      <Tabs
        label="Texts"
        value={at}
        onChange={setAt}
        tabs={texts.map((text, place) => ({ value: String(place), label: textName(text) }))}
        panelClassName="tpl-panel"
      >
        {shown.subject ? <p className="b">{shown.subject}</p> : null}
        <p className="tpl-words" lang={shown.language}>
          {shown.body}
        </p>
      </Tabs>
    </section>
  );
}
