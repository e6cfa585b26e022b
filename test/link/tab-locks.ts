/** Locks as a browser has them, for several tabs of one phone: whoever waits has a turn after those before. */
export function tabLocks(): LockManager {
  const lines = new Map<string, Promise<unknown>>()
  const request = async (
    name: string,
    { ifAvailable = false }: LockOptions,
    work: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    const before = lines.get(name)
    if (ifAvailable && before !== undefined) return work(null)
    const turn = (async () => {
      await before?.catch(() => undefined)
      return work({ name, mode: 'exclusive' })
    })()
    lines.set(name, turn)
    try {
      return await turn
    } finally {
      if (lines.get(name) === turn) lines.delete(name)
    }
  }
  // Safe: of all that a LockManager has, the phone's code calls this alone.
  return { request } as unknown as LockManager
}
