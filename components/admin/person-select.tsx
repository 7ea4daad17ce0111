import type { ComponentProps } from "react";
import type { AdminPerson } from "#components/admin/admin-data.ts";
import { Select } from "#components/ui/select.tsx";

/** One of these people; with `none`, also nobody. */
export function PersonSelect({
  people,
  none,
  ...rest
}: ComponentProps<"select"> & { people: AdminPerson[]; none?: string }) {
  return (
    <Select {...rest}>
      {none ? <option value="">{none}</option> : null}
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
