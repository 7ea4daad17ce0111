"use client";
import { Ellipsis } from "lucide-react";
import { Fragment } from "react";
import { EventSeq } from "#components/case/event-seq.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { Fact, Facts, SideSection } from "#components/case/side-section.tsx";
import { ACTS, type ActId, PREFERENCE_ACTS, whyNotAct } from "#components/case-acts/act-table.ts";
import { pointWords, windowsWords } from "#components/told/preference-words.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuRule } from "#components/ui/menu.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { CONTACT_POINT_KINDS, type ContactPointKind } from "#lib/domain/codes.ts";
import type { Channel } from "#lib/domain/contact-policy/input.ts";
import { CONSENT_SOURCES, GATE_CHANNELS } from "#lib/domain/contact-words.ts";
import { languageName } from "#lib/domain/language-words.ts";

/** How the customer wants to be contacted, and how they can be: each with where it was said, on all of their cases the same. */
export function PreferencesSection() {
  return (
    <SideSection title="Contact preferences" aside={<PreferencesMenu />}>
      <Facts>
        <Points />
        <Consents />
        <Rest />
      </Facts>
    </SideSection>
  );
}

function PreferencesMenu() {
  return (
    <Menu trigger={<IconButton small label="Change contact preferences" icon={Ellipsis} />}>
      {PREFERENCE_ACTS.map((group, at) => (
        <Fragment key={group.join()}>
          {at > 0 ? <MenuRule /> : null}
          {group.map((id) => (
            <PreferenceItem key={id} id={id} />
          ))}
        </Fragment>
      ))}
    </Menu>
  );
}

function PreferenceItem({ id }: { id: ActId }) {
  const { viewer, state, unsendable, openAct } = useOpenCase();
  const why = whyNotAct(id, viewer, state) ?? unsendable ?? undefined;
  return (
    <MenuItem disabled={why !== undefined} reason={why} onClick={() => openAct(id)}>
      {ACTS[id].label}
    </MenuItem>
  );
}

function Points() {
  const { customer, contactFacts } = useOpenCase().state;
  return (Object.keys(CONTACT_POINT_KINDS) as ContactPointKind[]).map((kind) => (
    <Fact key={kind} term={CONTACT_POINT_KINDS[kind]}>
      {pointWords(customer.masks[kind], contactFacts.points[kind])}
    </Fact>
  ));
}

function Consents() {
  const { consents } = useOpenCase().state.contactFacts;
  return (Object.keys(GATE_CHANNELS) as Channel[]).flatMap((channel) => {
    const consent = consents[channel];
    if (!consent) return [];
    return (
      <Fact key={channel} term={GATE_CHANNELS[channel]}>
        <b>{consent.is === "opted-out" ? "Opted out" : "Opted in"}</b>, {CONSENT_SOURCES[consent.source].toLowerCase()},{" "}
        <TimeText at={consent.at} /> <EventSeq version={consent.version} />
      </Fact>
    );
  });
}

function Rest() {
  const { contactFacts: facts } = useOpenCase().state;
  const { inconvenient, language, workContactAllowed, region, representative } = facts;
  return (
    <>
      {inconvenient.length > 0 ? <Fact term="Not at">{windowsWords(inconvenient)}</Fact> : null}
      <Fact term="Language">{language === null ? <NotTold /> : languageName(language)}</Fact>
      <Fact term="At work">
        {workContactAllowed === null ? <NotTold /> : workContactAllowed ? "Allowed" : "Not allowed"}
      </Fact>
      {region === null ? null : <Fact term="Region">{region}</Fact>}
      {representative ? (
        <Fact term="Represented">
          <span className="whitespace-pre-line">
            {[representative.name, representative.contact].filter(Boolean).join("\n") || "Name not told"}{" "}
          </span>
          <EventSeq version={representative.version} />
        </Fact>
      ) : null}
    </>
  );
}

function NotTold() {
  return <span className="ink3">Not told</span>;
}
