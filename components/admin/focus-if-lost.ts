/** When what had focus has just gone with its row: puts focus on the element, so that the keyboard does not start again from the top. */
export function focusIfLost(selector: string): void {
  // After the dialog has given focus back, which it does in the next frame.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>(selector)?.focus();
    }),
  );
}
