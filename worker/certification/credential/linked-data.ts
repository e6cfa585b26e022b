/**
 * The JSON of the documents that are signed here: texts, truth values and nodes. Numbers and null are not among them,
 * because JSON-LD writes numbers in forms of its own and drops null without a word.
 */
export type LinkedData = { readonly [property: string]: LinkedDataValue }
export type LinkedDataValue =
  string | boolean | LinkedData | readonly (string | boolean | LinkedData)[]
