/** What stands where a personal value was, once its customer has been erased. */
export const ERASED = "[erased]";

/** A personal text as read: the value, or the mark of its erasure. */
export function erasable(value: string | undefined): string {
  return value ?? ERASED;
}
