/** A course as one file: its texts and media with a table of contents that tells the checksum of each. Runs in a browser and in Node. */
import { downloadZip } from 'client-zip'
import {
  FORMAT,
  FORMAT_VERSION,
  MANIFEST,
  MEDIA,
  sha256Of,
  TEXTS,
  type ListedFile,
  type Manifest,
} from './manifest.ts'

export type CourseParts = {
  readonly code: string
  readonly title: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
  readonly texts: readonly { readonly path: string; readonly text: string }[]
  /** By name, without a folder. */
  readonly media: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

const PRODUCER = 'Kelas Kader'

export async function writeCourseFile(parts: CourseParts): Promise<Blob> {
  const { code, title, madeAt } = parts
  const entries = [
    ...parts.texts.map(({ path, text }) => ({
      path: `${TEXTS}${path}`,
      bytes: new TextEncoder().encode(text),
    })),
    ...[...parts.media].map(([name, bytes]) => ({ path: `${MEDIA}${name}`, bytes })),
  ]
  const files = await Promise.all(
    entries.map(async ({ path, bytes }): Promise<ListedFile> => ({
      path,
      bytes: bytes.length,
      sha256: await sha256Of(bytes),
    })),
  )
  const contents: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    code,
    title,
    madeAt,
    producer: PRODUCER,
    files,
  }
  const lastModified = new Date(madeAt)
  return downloadZip([
    { name: MANIFEST, input: `${JSON.stringify(contents, null, 2)}\n`, lastModified },
    ...entries.map(({ path, bytes }) => ({ name: path, input: bytes, lastModified })),
  ]).blob()
}
