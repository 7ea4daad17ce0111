/**
 * Calls `stop` once, on the first Ctrl-C, SIGTERM or SIGHUP, or when the process that started this one is gone, and ends
 * the process after it. A further signal, once the first had a moment, makes it hurry.
 */
export function onStop(stop: (hurry: boolean) => Promise<void>): void {
  let began = 0;
  const once = (why: string) => {
    // npm, its shell and the terminal each pass on one Ctrl-C.
    if (began && Date.now() - began < 1_500) return;
    const hurry = began > 0;
    began ||= Date.now();
    console.log(hurry ? "Stopping at once …" : `Stopping (${why}) …`);
    stop(hurry).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error("Stopping failed:", error);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => once(signal));
  if (!process.channel) return;
  process.on("disconnect", () => once("its starter is gone"));
  process.channel.unref();
}
