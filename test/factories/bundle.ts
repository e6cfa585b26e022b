/** Files of evidence as offices have them, and their way into the store. */
import { makeZip } from 'client-zip'
import type { BundleFile } from '../../worker/contract/bundle.ts'
import type { Context } from '../../worker/core/context.ts'
import { sha256 } from '../../worker/core/sha256.ts'
import { putBundleFile } from '../../worker/dossier/bundle/put-bundle-file.ts'
import { pdf } from './records.ts'

type Bytes = Uint8Array<ArrayBuffer>

const TYPES = 'application/vnd.openxmlformats-officedocument'
const MAIN = {
  docx: ['word/document.xml', `${TYPES}.wordprocessingml.document.main+xml`],
  xlsx: ['xl/workbook.xml', `${TYPES}.spreadsheetml.sheet.main+xml`],
  pptx: ['ppt/presentation.xml', `${TYPES}.presentationml.presentation.main+xml`],
} as const

/** An office document: its list of types, its main part, and whatever else is put in. */
export async function office(
  kind: keyof typeof MAIN,
  more: { readonly content?: string; readonly parts?: readonly string[] } = {},
): Promise<Bytes> {
  const [path, content] = MAIN[kind]
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${path}" ContentType="${more.content ?? content}"/></Types>`
  return zipped([
    { name: '[Content_Types].xml', input: types },
    { name: path, input: '<x/>' },
    ...(more.parts ?? []).map((name) => ({ name, input: 'x' })),
  ])
}

export async function zipped(files: { readonly name: string; readonly input: string }[]) {
  return new Uint8Array(await new Response(makeZip(files)).arrayBuffer())
}

type Wish = {
  readonly district?: string
  readonly year?: number
  readonly number?: number
  readonly name?: string
  readonly told?: string
}

export async function sendFile(
  ctx: Context,
  bytes: Bytes = pdf(),
  wish: Wish = {},
): Promise<BundleFile> {
  const { district = '35.08', year = 2026, number = 1, name = 'SK Kepala Desa.pdf' } = wish
  const told = wish.told ?? (await sha256(bytes))
  const request = new Request('https://kelas.test/', { method: 'POST', body: bytes })
  return putBundleFile(ctx, { district, year, number, name, told }, request)
}
