/**
 * IndexedDB as promises, with the two things that matter on a cheap phone: a write is on the disk before it is answered
 * (`strict`), and another tab that brings a newer version is never blocked.
 */
export type Database = {
  /**
   * Runs `work` in one transaction over the named stores and resolves with what it put into `answer`, once everything is
   * written. Rejects, having written nothing, when any part fails (disk full, storage evicted).
   */
  run<Answer>(
    stores: readonly string[],
    mode: 'readonly' | 'readwrite',
    work: (transaction: IDBTransaction, answer: (value: Answer) => void) => void,
  ): Promise<Answer>
  close(): void
}

export function database(
  idb: IDBFactory,
  name: string,
  version: number,
  upgrade: (database: IDBDatabase, from: number) => void,
): Database {
  let opening: Promise<IDBDatabase> | null = null

  const open = () =>
    (opening ??= new Promise((resolve, reject) => {
      const request = idb.open(name, version)
      request.addEventListener('upgradeneeded', ({ oldVersion }) =>
        upgrade(request.result, oldVersion),
      )
      request.addEventListener('success', () => {
        const opened = request.result
        opened.addEventListener('versionchange', () => {
          opened.close()
          opening = null
        })
        opened.addEventListener('close', () => {
          opening = null
        })
        resolve(opened)
      })
      request.addEventListener('error', () => {
        opening = null
        reject(request.error ?? new Error('storage does not open'))
      })
    }))

  return {
    async run(stores, mode, work) {
      let transaction: IDBTransaction
      try {
        transaction = begin(await open(), stores, mode)
      } catch {
        // The browser closed the database behind our back (evicted, or deleted by the user): it is opened anew, once.
        opening = null
        transaction = begin(await open(), stores, mode)
      }
      const begun = transaction
      return new Promise((resolve, reject) => {
        let value: unknown
        const fail = () => reject(begun.error ?? new Error('storage failed'))
        // Safe: `work` answers with the type that the caller named.
        begun.addEventListener('complete', () => resolve(value as never))
        begun.addEventListener('abort', fail)
        begun.addEventListener('error', fail)
        try {
          work(begun, (given) => {
            value = given
          })
        } catch (failure) {
          // What was asked for before the failure would be written all the same.
          begun.abort()
          reject(failure)
        }
      })
    },
    close() {
      opening?.then(
        (opened) => opened.close(),
        () => undefined,
      )
      opening = null
    },
  }
}

/** `relaxed`, the default, returns before the disk has it: a phone that dies right then would have lost the answer. */
function begin(
  opened: IDBDatabase,
  stores: readonly string[],
  mode: 'readonly' | 'readwrite',
): IDBTransaction {
  // Browsers before 2020 know no third argument and are strict anyway.
  return opened.transaction([...stores], mode, mode === 'readwrite' ? { durability: 'strict' } : {})
}
