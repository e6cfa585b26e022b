/**
 * Random examples are the same in every run, so that a check that passes says something about the change and not about luck.
 * `SEED=random` looks for new ones; what it finds is printed with its seed.
 */
import * as fc from 'fast-check'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of random examples; null: another one in each run. */
    seed: number | null
    /** Hostile calls for each operation and each page. */
    fuzz: number
    /** Sign-in services that run beside the Worker's tests. */
    services: readonly {
      readonly issuer: string
      readonly clientId: string
      readonly clientSecret: string
    }[]
  }
}

const seed = inject('seed')
if (seed !== null) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
