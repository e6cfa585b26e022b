/**
 * Which refusals each operation can answer with, read from the source: what its handler calls, whatever that calls, and the
 * codes written there. Too much rather than too little: a code in a branch that cannot be taken for this operation counts.
 */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { STATUS_OF, type RefusalCode } from '../../worker/contract/problem.ts'
import { ROLES_OF, type Permission, type Role } from '../../worker/core/access.ts'
import { OF_ALL } from '../../worker/core/openapi.ts'
import { NEEDS_VISIT } from '../../worker/core/needs-visit.ts'
import { NEEDS_PROOF } from '../../worker/core/proof.ts'

/** File, from the project's root, to its text. */
export type Sources = Readonly<Record<string, string>>

/** A name on the top level of a file: what it uses, and what is written in it. */
type Part = { readonly uses: Set<string>; readonly codes: Set<string>; readonly asks: Set<string> }
type File = {
  readonly parts: Map<string, Part>
  /** Name here → file and name there; `*` for all of it. */
  readonly from: Map<string, readonly [file: string, name: string]>
  readonly passedOn: string[]
  readonly served: { readonly endpoint: string; readonly handler: Part }[]
}

/** What these say depends on the permission, which is reckoned with below; or on what was thrown, which is read where it is. */
const BY_PERMISSION = /^worker\/core\/(?:access|proof|needs-visit|problem)\.ts$/

export function readSources(root: string): Sources {
  const files = globSync('worker/**/*.ts', { cwd: root })
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const),
  )
}

/** By the name under which the contract exports the operation; codes in the order of their table. */
export function refusalsOf(sources: Sources): Record<string, RefusalCode[]> {
  const files = new Map(Object.entries(sources).map(([name, text]) => [name, read(name, text)]))
  const all = [...files].flatMap(([file, { served }]) =>
    served.map(({ endpoint, handler }) => [endpoint, codesOf(files, file, handler)] as const),
  )
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function codesOf(files: ReadonlyMap<string, File>, file: string, handler: Part): RefusalCode[] {
  const codes = new Set<string>()
  const asked = new Set<string>()
  const seen = new Set<string>()
  const reached = new Set<string>()
  const visit = (at: string, part: Part) => {
    if (!BY_PERMISSION.test(at)) {
      for (const code of part.codes) codes.add(code)
      for (const permission of part.asks) asked.add(permission)
    }
    for (const name of part.uses) {
      const found = resolve(files, at, name)
      if (found === null || seen.has(found.join(' '))) continue
      seen.add(found.join(' '))
      reached.add(found[1])
      const inner = files.get(found[0])?.parts.get(found[1])
      if (inner !== undefined) visit(found[0], inner)
    }
  }
  visit(file, handler)
  // Safe: only names of permissions are collected.
  for (const code of ofPermissions([...asked] as Permission[], reached)) codes.add(code)
  for (const code of OF_ALL) codes.delete(code)
  // Safe: only codes of the table are collected.
  return (Object.keys(STATUS_OF) as RefusalCode[]).filter((code) => codes.has(code))
}

function ofPermissions(asked: readonly Permission[], reached: ReadonlySet<string>): RefusalCode[] {
  const codes: RefusalCode[] = []
  const rolesOf = (permission: Permission): readonly Role[] => ROLES_OF[permission]
  const guarded = asked.filter((permission) => !rolesOf(permission).includes('PUBLIC'))
  const isAsked = reached.has('allow') || reached.has('allowSelf')
  if (isAsked && guarded.length > 0) codes.push('SIGN_IN_NEEDED', 'NOT_ALLOWED')
  if (reached.has('allow') && guarded.some((permission) => rolesOf(permission).some(isPlaced)))
    codes.push('NOT_FOUND')
  const visited: readonly string[] = NEEDS_VISIT
  if (reached.has('allow') && guarded.some((permission) => visited.includes(permission)))
    codes.push('VISIT_NEEDED')
  if (reached.has('demandProof') && asked.some((permission) => NEEDS_PROOF.has(permission)))
    codes.push('PROVE_AGAIN')
  return codes
}

/** Whether a role is held in an area that can be the wrong one; a cadre's own is her district. */
const isPlaced = (role: Role) => role !== 'CADRE' && role !== 'SYSTEM'

/** Where a name that is used in a file is declared; null for what is local, or of a package. */
function resolve(
  files: ReadonlyMap<string, File>,
  at: string,
  name: string,
): readonly [file: string, name: string] | null {
  const file = files.get(at)
  if (file === undefined) return null
  if (file.parts.has(name)) return [at, name]
  const [head = '', member] = name.split('.')
  const imported = file.from.get(head)
  if (imported !== undefined) {
    const [where, what] = imported
    if (what !== '*') return resolve(files, where, what)
    return member === undefined ? null : resolve(files, where, member)
  }
  if (member !== undefined) return resolve(files, at, head)
  for (const where of file.passedOn) {
    const found = resolve(files, where, name)
    if (found !== null) return found
  }
  return null
}

function read(name: string, text: string): File {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const file: File = { parts: new Map(), from: new Map(), passedOn: [], served: [] }
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) readImport(file, name, statement)
    else if (ts.isExportDeclaration(statement)) readExport(file, name, statement)
    // Of the contract its functions: what its schemas name is what a reply may hold.
    else if (ts.isFunctionDeclaration(statement) || !name.startsWith('worker/contract/'))
      for (const [own, node] of declared(statement)) file.parts.set(own, partOf(node))
  }
  readServed(file, source)
  return file
}

function* declared(statement: ts.Statement): Generator<readonly [string, ts.Node]> {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) {
      for (const own of namesOf(declaration.name)) yield [own, declaration]
    }
  } else if (
    (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) &&
    statement.name !== undefined
  ) {
    yield [statement.name.text, statement]
  }
}

function namesOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((each) => (ts.isBindingElement(each) ? namesOf(each.name) : []))
}

function fileOf(at: string, specifier: ts.Expression | undefined): string | null {
  if (specifier === undefined || !ts.isStringLiteral(specifier)) return null
  return specifier.text.startsWith('.')
    ? path.posix.join(path.posix.dirname(at), specifier.text)
    : null
}

function readImport(file: File, at: string, statement: ts.ImportDeclaration): void {
  const where = fileOf(at, statement.moduleSpecifier)
  const bindings = statement.importClause?.namedBindings
  if (where === null || bindings === undefined) return
  if (ts.isNamespaceImport(bindings)) file.from.set(bindings.name.text, [where, '*'])
  else
    for (const { name, propertyName } of bindings.elements)
      file.from.set(name.text, [where, (propertyName ?? name).text])
}

function readExport(file: File, at: string, statement: ts.ExportDeclaration): void {
  const where = fileOf(at, statement.moduleSpecifier)
  if (where === null) return
  const clause = statement.exportClause
  if (clause === undefined) file.passedOn.push(where)
  else if (ts.isNamedExports(clause))
    for (const { name, propertyName } of clause.elements)
      file.from.set(name.text, [where, (propertyName ?? name).text])
}

function partOf(node: ts.Node): Part {
  const part: Part = { uses: new Set(), codes: new Set(), asks: new Set() }
  collect(node, part)
  return part
}

function collect(node: ts.Node, part: Part): void {
  if (ts.isTypeNode(node)) return
  if (ts.isStringLiteralLike(node)) {
    if (Object.hasOwn(ROLES_OF, node.text)) part.asks.add(node.text)
    if (Object.hasOwn(STATUS_OF, node.text) && !isCompared(node)) part.codes.add(node.text)
    return
  }
  if (ts.isIdentifier(node)) {
    part.uses.add(node.text)
    return
  }
  if (ts.isPropertyAccessExpression(node)) {
    if (ts.isIdentifier(node.expression)) part.uses.add(`${node.expression.text}.${node.name.text}`)
    else collect(node.expression, part)
    return
  }
  if (ts.isPropertyAssignment(node)) {
    if (ts.isComputedPropertyName(node.name)) collect(node.name, part)
    collect(node.initializer, part)
    return
  }
  ts.forEachChild(node, (child) => {
    collect(child, part)
  })
}

/** Asks whether it is this code: is no place that says so. */
function isCompared({ parent }: ts.Node): boolean {
  if (ts.isCaseClause(parent)) return true
  if (!ts.isBinaryExpression(parent)) return false
  return [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ].includes(parent.operatorToken.kind)
}

/** `serve(app, contract.name, handler)`, wherever it stands; with what the function around it keeps for its handlers. */
function readServed(file: File, source: ts.SourceFile): void {
  const find = (node: ts.Node, around: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'serve') {
      const [, endpoint, handler] = node.arguments
      if (endpoint !== undefined && handler !== undefined) {
        const part = partOf(handler)
        addLocal(part, around)
        file.served.push({ endpoint: nameOf(file, endpoint.getText(source)), handler: part })
      }
      return
    }
    const inner = ts.isFunctionLike(node) ? node : around
    ts.forEachChild(node, (child) => {
      find(child, inner)
    })
  }
  find(source, source)
}

/** As the contract exports it: the file that serves it may call it otherwise. */
function nameOf(file: File, text: string): string {
  return text.split('.')[1] ?? file.from.get(text)?.[1] ?? text
}

function addLocal(part: Part, around: ts.Node): void {
  if (ts.isSourceFile(around)) return
  const local = new Map<string, ts.Node>()
  const find = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'serve') return
    if (ts.isVariableDeclaration(node)) for (const own of namesOf(node.name)) local.set(own, node)
    else ts.forEachChild(node, find)
  }
  ts.forEachChild(around, find)
  for (const name of part.uses) {
    const node = local.get(name.split('.')[0] ?? '')
    // A set grows while it is walked: what is local and used by something local comes too.
    if (node !== undefined) collect(node, part)
  }
}
