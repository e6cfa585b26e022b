/** How many rows the Worker has written, as the database tells it and its log lines say for each request. */

/** `heard`: what goes to the console, growing. What it gives back counts the rows so far. */
export function countWrites(heard: readonly string[]): () => number {
  let read = 0
  let written = 0
  return () => {
    for (; read < heard.length; read += 1) {
      const [, rows = '0'] = /"event":"request".*"rowsWritten":(\d+)/.exec(heard[read] ?? '') ?? []
      written += Number(rows)
    }
    return written
  }
}
