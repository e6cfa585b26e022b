/** Runs one tool to its end at low priority, keeps what it prints, and tells what arrived at the product meanwhile. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Product } from './product.ts'

export type Outcome = {
  readonly tool: string
  readonly label: string
  readonly seconds: number
  readonly requests: number
  readonly statuses: Readonly<Record<number, number>>
  /** What a person has to look at; an answer with 5xx is one. */
  readonly findings: readonly string[]
  /** What the tool reported and a request of our own showed to be as it should, see `proofs.ts`. */
  readonly judged: readonly string[]
}

export type Told = {
  readonly text: string
  /** Every answer with 5xx: `GET /v/ 500`. */
  readonly faults: readonly string[]
  readonly outcome: Omit<Outcome, 'findings' | 'judged'>
}

export async function run(
  product: Product,
  folder: string,
  tool: 'sqlmap' | 'wapiti' | 'ffuf',
  label: string,
  words: readonly string[],
  /** How the tool is started, if not by its name. */
  start: readonly string[] = [tool],
): Promise<Told> {
  const started = performance.now()
  const text = await new Promise<string>((resolve, reject) => {
    const child = spawn('nice', ['-n', '4', ...start, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => parts.push(part))
    child.once('error', reject)
    child.once('close', () => resolve(Buffer.concat(parts).toString()))
  })
  const seconds = Math.round((performance.now() - started) / 100) / 10
  const command = [tool, ...words].map((word) => `'${word}'`).join(' ')
  const file = `${tool}-${label.replaceAll(/[^\w.-]+/g, '-')}.txt`
  writeFileSync(path.join(folder, file), `${command}\n\n${text}`)
  const { requests, statuses, faults } = await product.takeHeard()
  return { text, faults, outcome: { tool, label, seconds, requests, statuses } }
}

/** The first few of them, in words. */
export function failures(faults: readonly string[]): string[] {
  const more = faults.length > 5 ? [`the product failed ${faults.length - 5} times more`] : []
  return [...faults.slice(0, 5).map((fault) => `the product failed: ${fault}`), ...more]
}
