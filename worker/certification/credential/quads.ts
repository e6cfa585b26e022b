/**
 * A document as the RDF statements that its signature is over, by the table in `vocabulary.ts`. Stricter than JSON-LD: an
 * unknown property or type, another form of a value, two nodes of one id and the like are all refused, so that a statement can
 * stand at one place of the JSON only. Only the order within a list is not signed, as ever with RDF.
 */
import type { BlankNode, NamedNode, Quad } from 'rdf-canonize'
import { RDF_TYPE, TYPE_IRIS, type DocumentShape, type Property, type Shape } from './vocabulary.ts'

/** What is wrong and where, for logs; never shown to people. */
export class NotOurShape extends Error {
  override readonly name = 'NotOurShape'
}

const GRAPH = { termType: 'DefaultGraph', value: '' } as const
/** Absolute, of a scheme that we use, and without a character that N-Quads would have to escape. */
const ABSOLUTE = /^(?:https?:\/\/|did:|urn:uuid:)[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/

/** Throws NotOurShape unless `document` is exactly of the shape, contexts included. */
export function quadsOfDocument(document: unknown, shape: DocumentShape): Quad[] {
  const { '@context': contexts, ...node } = asNode(document, 'document')
  if (!sameJson(contexts, shape.contexts)) throw new NotOurShape('document: other contexts')
  return quadsOf(node, shape)
}

/** The same for a node whose contexts are those of a document elsewhere. */
export function quadsOf(node: unknown, shape: Shape): Quad[] {
  const reading: Reading = { quads: [], ids: new Set(), blanks: 0 }
  addNode(reading, node, shape, 'document')
  return reading.quads
}

type Reading = { readonly quads: Quad[]; readonly ids: Set<string>; blanks: number }

function addNode(
  reading: Reading,
  value: unknown,
  shape: Shape,
  path: string,
): NamedNode | BlankNode {
  const { id, type, ...properties } = asNode(value, path)
  if (!sameJson(type ?? null, shape.type)) throw new NotOurShape(`${path}: another type`)
  const subject = id === undefined ? newBlank(reading) : newNamed(reading, id, path)
  for (const name of shape.type === null ? [] : [shape.type].flat()) {
    const object = named(own(TYPE_IRIS, name, path))
    reading.quads.push({ subject, predicate: named(RDF_TYPE), object, graph: GRAPH })
  }
  const entries = Object.entries(properties)
  // A blank node about which nothing is said would be a statement that nobody sees in the JSON.
  if (shape.type === null && entries.length === 0) throw new NotOurShape(`${path}: an empty node`)
  for (const [name, content] of entries) {
    const property = own(shape.properties, name, path)
    const place = `${path}.${name}`
    for (const each of valuesOf(content, property, place)) {
      const object = objectOf(reading, each, property, place)
      reading.quads.push({ subject, predicate: named(property.iri), object, graph: GRAPH })
    }
  }
  return subject
}

function valuesOf(content: unknown, { many }: Property, path: string): readonly unknown[] {
  if (Array.isArray(content) !== many) throw new NotOurShape(`${path}: a list or not`)
  const values: readonly unknown[] = Array.isArray(content) ? content : [content]
  // RDF has no empty list here: it would say as much as a property that is not there.
  if (values.length === 0) throw new NotOurShape(`${path}: an empty list`)
  return values
}

function objectOf(
  reading: Reading,
  value: unknown,
  property: Property,
  path: string,
): Quad['object'] {
  switch (property.kind) {
    case 'text': {
      if (typeof value !== 'string') throw new NotOurShape(`${path}: not a text`)
      // Half a surrogate pair has no UTF-8 of its own: two different texts would have one signature.
      if (!value.isWellFormed()) throw new NotOurShape(`${path}: not Unicode`)
      return { termType: 'Literal', value, datatype: named(property.datatype) }
    }
    case 'truth':
      if (typeof value !== 'boolean') throw new NotOurShape(`${path}: not a truth value`)
      return { termType: 'Literal', value: String(value), datatype: named(property.datatype) }
    case 'reference':
      return named(absolute(value, path))
    case 'word':
      if (typeof value !== 'string') throw new NotOurShape(`${path}: not a word`)
      return named(own(property.words, value, path))
    case 'node':
      return addNode(reading, value, property.shape, path)
  }
}

function newBlank(reading: Reading): BlankNode {
  reading.blanks += 1
  return { termType: 'BlankNode', value: `_:b${reading.blanks}` }
}

function newNamed(reading: Reading, id: unknown, path: string): NamedNode {
  const value = absolute(id, path)
  // Statements about one id at two places could be moved from one to the other unseen.
  if (reading.ids.has(value)) throw new NotOurShape(`${path}: an id used twice`)
  reading.ids.add(value)
  return named(value)
}

function absolute(value: unknown, path: string): string {
  if (typeof value !== 'string' || !ABSOLUTE.test(value)) {
    throw new NotOurShape(`${path}: not an absolute IRI`)
  }
  return value
}

function named(value: string): NamedNode {
  return { termType: 'NamedNode', value }
}

function asNode(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NotOurShape(`${path}: not a node`)
  }
  // Safe: an object of JSON, read by own names only.
  return value as Readonly<Record<string, unknown>>
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string, path: string): Value {
  const value = Object.hasOwn(table, name) ? table[name] : undefined
  if (value === undefined) throw new NotOurShape(`${path}: ${name} is not known here`)
  return value
}

function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
