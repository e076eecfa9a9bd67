/** The picture of a key, for eyes only: screen readers have `aria-keyshortcuts` on the button. */
export function KeyCap({ name }: { name: string }) {
  return <kbd aria-hidden="true">{name}</kbd>;
}
