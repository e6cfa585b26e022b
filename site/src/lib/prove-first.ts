/** A file that a link fetches cannot ask anything: the proof that it may leave is shown before. */
import { readProof } from '../../../worker/contract/proof.ts'
import { call, CallProblem } from './call.ts'
import { askProof } from './proof.ts'

/** Fetches a file as its link would, once the person has proved who they are; nothing happens when they would rather not. */
export async function fetchProved(href: string, name: string | boolean): Promise<void> {
  if (!(await isProved())) return
  const link = document.createElement('a')
  link.href = href
  link.download = typeof name === 'string' ? name : ''
  link.click()
}

async function isProved(): Promise<boolean> {
  try {
    const { isFresh } = await call(readProof, {})
    if (isFresh) return true
  } catch (error) {
    // The link itself then says what is the matter.
    if (error instanceof CallProblem) return true
    throw error
  }
  // Where the question cannot be asked, the same.
  return askProof().catch(() => true)
}
