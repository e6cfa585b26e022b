/** The limits of `phone-limits.json`, by part and name of figure. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Figures } from './phone-bench.ts'

/** `wanted`: what the product set out to reach, where the limit is only what it has reached. */
type Limits = { readonly most: Figures; readonly least: Figures; readonly wanted?: Figures }
type Part = 'weights' | 'packs' | 'first visit' | 'loading' | 'offline' | 'lighthouse'

// Safe: written by hand beside this file, and every name in it is measured.
export const LIMITS = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'phone-limits.json'), 'utf8'),
) as Readonly<Record<Part, Limits>>
