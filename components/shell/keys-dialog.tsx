"use client";
import { useState } from "react";
import { ACTIONS, GROUPS } from "#components/actions/action-table.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

const KEYED = Object.values(ACTIONS).flatMap(({ keys, label, group }) => (keys ? [{ keys, label, group }] : []));

/** Every shortcut, searchable. Single keys can be switched off in the person's menu. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [text, setText] = useState("");
  const found = KEYED.filter(({ keys, label }) => `${keys} ${label}`.toLowerCase().includes(text.toLowerCase()));
  return (
    <Dialog open={open} onClose={onClose} size="small" title="Keys">
      <Field label="Search keys">
        <TextInput value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <p className="hint">Single keys work outside text fields. Your menu switches them off.</p>
      {GROUPS.map((group) => (
        <section key={group} className="sec">
          <h3>{group}</h3>
          <dl className="facts">
            {found
              .filter((one) => one.group === group)
              .map(({ keys, label }) => (
                <div key={label}>
                  <dt>
                    <kbd className="key">{keys}</kbd>
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
