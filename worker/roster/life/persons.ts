/** Who is whom in a district, from its merges. Pure. */

export type Persons = {
  /** The entry that stands for a person; of most, the entry itself. */
  readonly of: (entryId: string) => string
  /** All entries of the person that an entry is about, the one that stands for her first. */
  readonly entries: (entryId: string) => readonly string[]
}

/** `merges`: in force; no kept entry is merged itself. */
export function personsOf(
  merges: readonly { readonly keptId: string; readonly mergedId: string }[],
): Persons {
  const keptOf = new Map(merges.map(({ keptId, mergedId }) => [mergedId, keptId]))
  const byKept = Map.groupBy(merges, ({ keptId }) => keptId)
  const of = (entryId: string) => keptOf.get(entryId) ?? entryId
  return {
    of,
    entries: (entryId) => {
      const kept = of(entryId)
      return [kept, ...(byKept.get(kept) ?? []).map(({ mergedId }) => mergedId)]
    },
  }
}
