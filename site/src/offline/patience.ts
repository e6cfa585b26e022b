/** Waiting with an end: a phone that is connected but silent would otherwise wait for minutes. */

/** Gives up after `patience` ms; what answers later is not listened to. */
export async function within<Value>(
  patience: number,
  work: (signal: AbortSignal | null) => Promise<Value>,
): Promise<Value> {
  // Absent below Chrome 66: there the request is left alone instead of cancelled.
  const stop = typeof AbortController === 'function' ? new AbortController() : null
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('no answer in time'))
      stop?.abort()
    }, patience)
    const settle = () => clearTimeout(timer)
    work(stop?.signal ?? null)
      .finally(settle)
      .then(resolve, reject)
  })
}
