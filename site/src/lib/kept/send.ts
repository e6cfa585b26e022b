/**
 * Brings what a phone keeps to the Worker, in batches, one tab at a time. Who is signed in is asked first: work is sent by the
 * person who did it or not at all, and as long as nobody answers it has not left the phone. Another may sign in between two requests:
 * `post` says whose work it is, so that the Worker refuses what is not theirs who act.
 */
export type Sending<Kept> = {
  /** The account whose work it is. */
  readonly owner: string
  /** Names the turn that tabs take. */
  readonly lock: string
  readonly hasUnsent: () => Promise<boolean>
  /** What the next request carries; empty: nothing is left. From now on the Worker may have it. */
  readonly takeBatch: () => Promise<readonly Kept[]>
  readonly post: (batch: readonly Kept[]) => Promise<unknown>
  /** Answers how many of the batch the answer named. */
  readonly settle: (batch: readonly Kept[], answer: unknown) => Promise<number>
  /** Account id of who is signed in as staff; null for nobody. */
  readonly askWho: () => Promise<string | null>
  /** Undefined where the browser has none. */
  readonly locks: Pick<LockManager, 'request'> | undefined
}

/** `unread`: an answer came that names none of what was sent. */
export type Sent = 'nothing' | 'sent' | 'signedOut' | 'otherPerson' | 'unread'

/** Throws what `askWho` and `post` throw; all that was not named is still there. */
export async function sendKept<Kept>(sending: Sending<Kept>): Promise<Sent> {
  const { locks, lock } = sending
  if (locks === undefined) return sendAll(sending)
  // Waits for its turn: what another tab has sent by then is no longer here.
  return locks.request(lock, {}, () => sendAll(sending))
}

async function sendAll<Kept>(sending: Sending<Kept>): Promise<Sent> {
  if (!(await sending.hasUnsent())) return 'nothing'
  const who = await sending.askWho()
  if (who === null) return 'signedOut'
  if (who !== sending.owner) return 'otherPerson'
  for (;;) {
    const batch = await sending.takeBatch()
    if (batch.length === 0) return 'sent'
    if ((await sending.settle(batch, await sending.post(batch))) === 0) return 'unread'
  }
}
