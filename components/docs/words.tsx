/** A sentence of the description, with what stands in backticks as code. */
export function Words({ text }: { text: string }) {
  return text.split("`").map((part, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a fixed sentence never reorders
    return at % 2 === 1 ? <code key={at}>{part}</code> : part;
  });
}
