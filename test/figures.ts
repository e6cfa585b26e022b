/** Figures that a test notes by `annotate(text, FIGURE)`, printed together after the last one: the counts of a run that passed. */
import type { Reporter, TestCase, TestAnnotation } from 'vitest/node'

const FIGURE = 'figure'

export default class Figures implements Reporter {
  readonly #lines: string[] = []

  onTestCaseAnnotate(_: TestCase, { message, type }: TestAnnotation): void {
    if (type === FIGURE) this.#lines.push(message)
  }

  onTestRunEnd(): void {
    if (this.#lines.length > 0) process.stdout.write(`\n${this.#lines.toSorted().join('\n')}\n`)
  }
}
