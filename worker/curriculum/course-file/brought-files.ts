/**
 * The files of a course from elsewhere as a course of its own: under another code and title, with names that nobody beside it has.
 * What need not change stays letter for letter. Pure.
 */
import { isMap, isScalar, stringify } from 'yaml'
import type { SourceFile } from '../../contract/curriculum.ts'
import { codeFrom, copiedFiles, freeNames } from '../draft/new-course.ts'
import { COURSE, outlineOf } from '../draft/outline.ts'
import { openYaml } from '../compile/open-yaml.ts'

/** `taken`: the names that modules and final tests of courses beside it have. */
export function broughtFiles(
  files: readonly SourceFile[],
  { title, code }: { readonly title: string; readonly code: string },
  taken: readonly string[],
): SourceFile[] {
  const { settings, modules } = outlineOf(files)
  const { finalTest, preTest } = settings
  const names = [...modules, finalTest, preTest].flatMap((each) => each?.slug ?? [])
  if (names.some((name) => taken.includes(name))) {
    const from = fieldOf(files, 'code')
    const own = { title, code, from: typeof from === 'string' ? from : code }
    return copiedFiles(files, own, freeNames(taken))
  }
  const isNamed = fieldOf(files, 'code') === code && fieldOf(files, 'title') === title
  if (isNamed) return [...files]
  return files.map(({ path, text }) => ({
    path,
    text: path === COURSE ? withFields(text, { code, title }) : text,
  }))
}

/** Only the values change: whoever wrote the file finds it as it was. What cannot be read stays; the compiler tells why. */
function withFields(text: string, fields: Readonly<Record<string, string>>): string {
  const opened = openYaml(text)
  if (!opened.ok) return text
  const { document, faults } = opened.value
  if (faults.length > 0 || !isMap(document.contents)) return text
  const places = Object.entries(fields).flatMap(([name, value]) => {
    const node = document.get(name, true)
    return isScalar(node) && node.range
      ? [{ from: node.range[0], to: node.range[1], value: stringify(value, FLOW).trimEnd() }]
      : []
  })
  return places
    .toSorted((one, other) => other.from - one.from)
    .reduce((now, { from, to, value }) => now.slice(0, from) + value + now.slice(to), text)
}

/** On one line, whatever it says. */
const FLOW = { lineWidth: 0, blockQuote: false } as const

function fieldOf(files: readonly SourceFile[], name: string): unknown {
  const opened = openYaml(files.find(({ path }) => path === COURSE)?.text ?? '')
  if (!opened.ok || opened.value.faults.length > 0) return undefined
  return opened.value.document.get(name)
}

/** The code that a course keeps when nobody has it, else with the first free number behind it. */
export function freeCode(code: string, taken: ReadonlySet<string>): string {
  if (!taken.has(code)) return code
  for (let number = 2; ; number += 1) {
    const wanted = codeFrom(code, number)
    if (!taken.has(wanted)) return wanted
  }
}
