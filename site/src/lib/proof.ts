/**
 * The way from a call that was refused with PROVE_AGAIN to the person at the desk and back. The frame of the office page
 * answers (`ProveAgain`); several calls that are refused at once wait for one answer.
 */
export const PROVE_AGAIN = 'PROVE_AGAIN'

/** True when the person has shown again who they are, false when they would rather not. */
type Asker = () => Promise<boolean>

let asker: Asker | null = null
let asking: Promise<boolean> | null = null

/** The one who asks, until the returned function takes it away. */
export function answerProof(ask: Asker): () => void {
  asker = ask
  return () => {
    if (asker === ask) asker = null
  }
}

/** False at once where nobody can ask. */
export function askProof(): Promise<boolean> {
  if (asker === null) return Promise.resolve(false)
  asking ??= asker().finally(() => {
    asking = null
  })
  return asking
}
