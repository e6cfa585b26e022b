/** Reads many things a few at a time and gives them out in their order, whatever comes first; can be stopped and go on. Pure. */

/** A place that all work passes; it waits while the gate is closed. */
export type Gate = {
  /** Refuses with an AbortError once the work was given up. */
  pass(): Promise<void>
  open(): void
  close(): void
}

export function gateOf(signal: AbortSignal): Gate {
  let waiting: { readonly closed: Promise<void>; readonly open: () => void } | null = null
  const gate: Gate = {
    async pass() {
      await waiting?.closed
      signal.throwIfAborted()
    },
    open() {
      waiting?.open()
      waiting = null
    },
    close() {
      if (waiting !== null) return
      let open = (): void => undefined
      const closed = new Promise<void>((resolve) => {
        open = resolve
      })
      waiting = { closed, open }
    },
  }
  // Whoever waits must learn that nothing comes any more.
  signal.addEventListener('abort', () => gate.open())
  return gate
}

/** At most `atOnce` are read or wait to be taken. */
export async function* inOrder<Item, Got>(
  items: readonly Item[],
  atOnce: number,
  read: (item: Item) => Promise<Got>,
): AsyncGenerator<readonly [Item, Got]> {
  const reading: Promise<Got>[] = []
  const start = (item: Item): void => {
    const work = read(item)
    // Seen when it is its turn.
    work.catch(() => undefined)
    reading.push(work)
  }
  items.slice(0, atOnce).forEach(start)
  for (const [index, item] of items.entries()) {
    const work = reading.shift()
    if (work === undefined) return
    const got = await work
    const later = items[index + atOnce]
    if (later !== undefined) start(later)
    yield [item, got]
  }
}

export type Patience = {
  /** Before each further try, in milliseconds. */
  readonly waits: readonly number[]
  readonly pause: (ms: number) => Promise<void>
  /** Every try failed: whoever looks on opens the gate when it may go on. */
  readonly onStuck: (error: unknown) => void
}

/** Tries until it is read: some times by itself, then each time that the gate is opened again. */
export async function untilRead<Got>(
  gate: Gate,
  signal: AbortSignal,
  { waits, pause, onStuck }: Patience,
  read: () => Promise<Got>,
): Promise<Got> {
  for (;;) {
    for (let turn = 0; ; turn += 1) {
      await gate.pass()
      try {
        return await read()
      } catch (error) {
        signal.throwIfAborted()
        const wait = waits[turn]
        if (wait === undefined) {
          gate.close()
          onStuck(error)
          break
        }
        await pause(wait)
      }
    }
  }
}
