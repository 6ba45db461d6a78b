/** Returns what stands alone or in a list as a list; an empty one for nothing. */
export function list<Item>(given: Item | readonly Item[] | null | undefined): readonly Item[] {
  if (given === undefined || given === null) return [];
  return Array.isArray(given) ? (given as readonly Item[]) : [given as Item];
}
