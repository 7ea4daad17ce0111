"use client";

export type DemoPerson = { email: string; name: string; role: string };

/** Demo mode only: the people of the demo, each a press away. */
export function DemoPeople({
  people,
  busy,
  onSignIn,
}: {
  people: DemoPerson[];
  busy?: boolean;
  onSignIn: (person: DemoPerson) => void;
}) {
  return (
    <table className="table people">
      <thead>
        <tr>
          <th scope="col">Demo person</th>
          <th scope="col">Role</th>
          <th scope="col" className="num">
            No password
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.email}>
            <th scope="row">{person.name}</th>
            <td>{person.role}</td>
            <td className="num">
              <button
                type="button"
                className="link"
                aria-label={`Sign in as ${person.name}`}
                disabled={busy}
                onClick={() => onSignIn(person)}
              >
                Sign in
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
