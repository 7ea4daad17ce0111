"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { type AdminPerson, useAdminPeople } from "#components/admin/admin-data.ts";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { PeopleTable } from "#components/admin/people-table.tsx";
import { type PersonAct, PersonDialogs } from "#components/admin/person-dialogs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** Who works here, in which role and teams; every act is behind the person's own menu. */
export function PeoplePage() {
  const query = useAdminPeople();
  const people = query.data;
  const [text, setText] = useState("");
  const [gone, setGone] = useState(false);
  const [act, setAct] = useState<PersonAct | null>(null);
  const shown = people?.filter((person) => (gone || person.active) && matches(person, text)) ?? [];
  return (
    <AdminPage
      title="People"
      count={shown.length}
      of={query}
      act={
        <Button kind="primary" icon={Plus} onClick={() => setAct({ is: "add" })}>
          Add a person
        </Button>
      }
    >
      <div className="line wrap px-4 py-2">
        <div className="w-64 max-w-full">
          <Field label="Find by name, email or team" hideLabel>
            <TextInput
              type="search"
              placeholder="Find by name, email or team"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
        </div>
        <Checkbox label="Deactivated too" checked={gone} onChange={(event) => setGone(event.target.checked)} />
      </div>
      {people && shown.length === 0 ? (
        <Empty title="Nobody fits">Change the words, or show deactivated people too.</Empty>
      ) : (
        <PeopleTable people={shown} onAct={setAct} />
      )}
      <PersonDialogs act={act} onClose={() => setAct(null)} />
    </AdminPage>
  );
}

function matches({ name, email, teams }: AdminPerson, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [name, email, ...teams].some((one) => one.toLowerCase().includes(wanted));
}
