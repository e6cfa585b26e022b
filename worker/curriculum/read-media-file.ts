/** `/media/<name>`: a picture or a recording as it was added, to be kept for ever; players ask for parts of a recording. */
import type { Context } from '../core/context.ts'
import { DATA_CSP } from '../core/headers.ts'
import { Refusal } from '../core/refusal.ts'
import { MEDIUM_NAME, typeOf } from './media.ts'

/** Where a medium's bytes are in the file store. */
export function fileKey(name: string): string {
  return `media/${name}`
}

const RANGE = /^bytes=(\d*)-(\d*)$/

/** `range`: the header of that name. Refuses NOT_FOUND for an unknown file. */
export async function readMediaFile(
  ctx: Pick<Context, 'files'>,
  name: string,
  range: string,
): Promise<Response> {
  const key = fileKey(name)
  const files = ctx.files()
  const known = MEDIUM_NAME.test(name) ? await files.head(key) : null
  if (known === null) throw new Refusal('NOT_FOUND')
  const { size } = known
  const headers = {
    'content-type': typeOf(name),
    'content-security-policy': DATA_CSP,
    'accept-ranges': 'bytes',
    etag: `"${name.slice(0, name.indexOf('.'))}"`,
  }
  const part = partOf(range, size)
  if (part === 'outside') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${size}` },
    })
  }
  const { offset, length } = part ?? { offset: 0, length: size }
  const file = await files.get(key, { range: { offset, length } })
  if (file === null) throw new Refusal('NOT_FOUND')
  return new Response(file.body, {
    status: part === null ? 200 : 206,
    headers: {
      ...headers,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(length),
      ...(part === null
        ? {}
        : { 'content-range': `bytes ${offset}-${offset + length - 1}/${size}` }),
    },
  })
}

type Part = { readonly offset: number; readonly length: number }

/** RFC 9110, 14.1: one part; null for the whole, also when several parts are asked for. */
function partOf(range: string, size: number): Part | 'outside' | null {
  const [, first = '', last = ''] = RANGE.exec(range) ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'outside' : { offset: size - length, length }
  }
  const offset = Number(first)
  if (offset >= size) return 'outside'
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return end < offset ? null : { offset, length: end - offset + 1 }
}
