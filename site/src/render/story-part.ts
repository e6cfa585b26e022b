/** What a written report is made of, for paper and for Word. */
import type { SignatureLines } from './report-signature.ts'

export type StoryPart =
  | { readonly is: 'letterhead'; readonly lines: readonly string[] }
  | { readonly is: 'title'; readonly lines: readonly string[] }
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  /** To be written by hand: it says what. */
  | { readonly is: 'todo'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | { readonly is: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly is: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Columns of numbers, from 0. */
      readonly numeric: readonly number[]
    }
  | ({ readonly is: 'signature' } & SignatureLines)
