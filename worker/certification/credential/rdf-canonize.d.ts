/** The part of rdf-canonize 5 that is used; the package brings no types. Statements are in the form of RDF/JS. */
declare module 'rdf-canonize' {
  export type Quad = {
    readonly subject: NamedNode | BlankNode
    readonly predicate: NamedNode
    readonly object: NamedNode | BlankNode | Literal
    readonly graph: { readonly termType: 'DefaultGraph'; readonly value: '' }
  }
  export type NamedNode = { readonly termType: 'NamedNode'; readonly value: string }
  export type BlankNode = { readonly termType: 'BlankNode'; readonly value: string }
  export type Literal = {
    readonly termType: 'Literal'
    readonly value: string
    readonly datatype: NamedNode
  }

  export function canonize(
    dataset: readonly Quad[],
    options: {
      algorithm: 'RDFC-1.0'
      format: 'application/n-quads'
      /** 1: the work may grow with the number of blank nodes that look alike, no further. */
      maxWorkFactor: number
    },
  ): Promise<string>
}
