/** `Object.fromEntries`, which phones of 2018 do not have. */
export function fromPairs<V>(pairs: Iterable<readonly [string, V]>): Record<string, V> {
  const made: Record<string, V> = {};
  for (const [name, value] of pairs) made[name] = value;
  return made;
}
