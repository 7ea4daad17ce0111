import { Empty } from "#components/ui/empty.tsx";

/** The API decides who may; this only says it in words. */
export function NoWriter({ why }: { why: string }) {
  return (
    <main className="main" id="main" tabIndex={-1}>
      <Empty whole title={why}>
        Templates that are in force are offered where you write to a customer.
      </Empty>
    </main>
  );
}
