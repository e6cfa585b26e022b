/**
 * What a file of questions turned out to hold: questions as the bank keeps them, and every question that cannot be taken, with
 * its line and the reason. A question is taken whole or not at all.
 */
import type { ItemVersion, SimpleContent } from '../../../../worker/contract/items.ts'
import type { Carried } from './carried.ts'

export type ExchangeFormat = 'gift' | 'moodle-xml' | 'aiken' | 'qti' | 'sheet'

/** Why one question is not taken. */
export const REFUSALS = [
  /** Kinds that other systems have and the bank has not. */
  'ESSAY',
  'CALCULATED',
  'CLOZE',
  'DESCRIPTION',
  'TYPE_UNKNOWN',
  /** Several fields in one question that are not a case of ours. */
  'COMPOSITE',
  /** A case whose questions are not all there. */
  'CASE_BROKEN',
  /** Signs of the format that do not fit together. */
  'SYNTAX',
  'STEM_MISSING',
  'KEY_MISSING',
  'KEY_TWICE',
  /** The key names no option. */
  'KEY_UNKNOWN',
  'PARTS_FEW',
  'PARTS_MANY',
  'OPTION_EMPTY',
  'PAIR_MISSING',
  'WEIGHT_WRONG',
  /** An answer that is half right: the bank knows right and wrong. */
  'PARTIAL_CREDIT',
  'NUMBER_WRONG',
  'NUMBER_SEVERAL',
  /** A short answer with a sign that stands for any words. */
  'WILDCARD',
  /** Wrong short answers with a word of their own. */
  'SHORT_WRONG',
  'PICTURE_MISSING',
  'PICTURE_KIND',
  'PICTURE_BIG',
  'PICTURES_SEVERAL',
  /** A picture where the bank keeps words only. */
  'PICTURE_PLACE',
  'ALT_MISSING',
  /** Sound, film, formula or a frame inside a text. */
  'MEDIA',
  'TEXT_LONG',
  'TAGS_MANY',
  'CODE_TWICE',
  /** A package names a question that is not in it. */
  'FILE_MISSING',
  'VALUE_WRONG',
] as const
export type RefusalReason = (typeof REFUSALS)[number]

/** Why nothing of a file can be read. */
export const FILE_FAULTS = [
  'EMPTY',
  'TOO_BIG',
  'TOO_MANY',
  'FORMAT_UNKNOWN',
  'NO_QUESTIONS',
  'COLUMNS_UNKNOWN',
  'OLD_XLS',
  'PASSWORD',
  'DAMAGED',
  'XML_BROKEN',
  /** A DOCTYPE may declare entities that grow without end; no format of questions needs one. */
  'XML_DOCTYPE',
  'XML_DEEP',
  'ZIP_DAMAGED',
  /** A name that leads out of the package, a link, a name twice, or a locked file. */
  'ZIP_UNSAFE',
  'ZIP_BOMB',
] as const
export type FileFault = (typeof FILE_FAULTS)[number]

/** `line` counts from 1; of a package it is the line inside `file`. */
export type Refusal = {
  readonly line: number
  readonly file?: string
  readonly reason: RefusalReason
  /** The beginning of the question, or its name. */
  readonly about: string
}

export type ReadItem = {
  readonly line: number
  readonly file?: string
  /** As the file calls it, when that is a code. */
  readonly code?: string
  readonly item: ItemVersion
  readonly tags: readonly string[]
}

/** Name as the item uses it (first 16 hex digits of the SHA-256 of the bytes) → bytes as they stand in the file. */
export type Pictures = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

export type Reading = {
  readonly format: ExchangeFormat
  readonly items: readonly ReadItem[]
  readonly refused: readonly Refusal[]
  readonly pictures: Pictures
}

/** Moodle XML carries its pictures inside. */
export const MAX_FILE_BYTES = 30_000_000

/** The whole file, or why nothing of it can be read. */
export type FileReading =
  | ({ readonly ok: true } & Reading)
  | { readonly ok: false; readonly fault: FileFault; readonly line: number }

/** Ends the reading of one question. */
export class Refused extends Error {
  readonly reason: RefusalReason
  constructor(reason: RefusalReason) {
    super(reason)
    this.reason = reason
  }
}

/** Ends the reading of the file. */
export class FileRefused extends Error {
  readonly fault: FileFault
  readonly line: number
  constructor(fault: FileFault, line = 1) {
    super(fault)
    this.fault = fault
    this.line = line
  }
}

type Situation = {
  readonly type: 'situation'
  readonly stem: string
  readonly image?: { readonly file: string; readonly alt: string }
  readonly explanation: string
}

/** One question of a file before it is held against the bank's schema. */
export type Asked = {
  readonly line: number
  readonly file?: string
  readonly about: string
  readonly code: string
  readonly tags: readonly string[]
  readonly carried: Carried
  readonly content: SimpleContent | Situation | CaseContent
}
export type CaseContent = Extract<ItemVersion['content'], { type: 'case' }>
