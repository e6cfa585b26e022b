/**
 * One requirement of OWASP ASVS 5.0 (level 1 or 2) and what holds it: tests by file and title, a sentence of a document, or the
 * reason why it is about something that is not here.
 * Source of ids and levels: OWASP/ASVS 5.0.0, CC BY-SA 4.0; the requirements' own words are read there.
 */
export type Proof = readonly [file: string, title: string]
export type Row =
  | { readonly is: 'tested'; readonly by: readonly Proof[] }
  /** Requirements on documents. The phrase stands in the file word for word. */
  | { readonly is: 'stated'; readonly in: readonly Proof[] }
  | { readonly is: 'absent'; readonly why: string }
export type Chapter = Readonly<Record<string, Row>>

/** Tests under `test/`, each with its title, or with what its title begins with. */
export const tested = (...by: readonly Proof[]): Row => ({ is: 'tested', by })
export const stated = (file: string, phrase: string): Row => ({
  is: 'stated',
  in: [[file, phrase]],
})
export const absent = (why: string): Row => ({ is: 'absent', why })
