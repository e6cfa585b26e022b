/** A QTI item by itself, or a content package: a ZIP with a manifest, items and pictures. */
import { openZip, type OpenedZip } from './open-zip.ts'
import { PictureShelf, type FindPicture } from './pictures.ts'
import { isQtiItem } from './qti-names.ts'
import { aboutQti, readQtiItem } from './read-qti.ts'
import { FileRefused, Refused, type Reading } from './reading.ts'
import { settle, type Part, type Tell } from './settle.ts'
import { decodeText } from '../decode-text.ts'
import { childOf, childrenOf, parseXml, type XmlNode } from './xml.ts'

/** One item as a file of its own: its pictures can only stand inside it. Throws FileRefused. */
export async function readQtiXml(text: string, tell: Tell): Promise<Reading> {
  const root = parseXml(text)
  if (!isQtiItem(root)) throw new FileRefused('FORMAT_UNKNOWN', root.line)
  const shelf = new PictureShelf()
  const pictured = { shelf, find: async () => undefined }
  const part = { line: root.line, about: aboutQti(root), read: () => readQtiItem(root, pictured) }
  return settle('qti', [part], () => shelf.pictures, tell)
}

/** Throws FileRefused. */
export async function readQtiPackage(bytes: Uint8Array, tell: Tell): Promise<Reading> {
  const zip = await openZip(bytes)
  const shelf = new PictureShelf()
  const parts: Part[] = []
  for (const path of await itemPaths(zip)) {
    const part = await partOf(path, zip, shelf)
    if (part !== null) parts.push(part)
  }
  return settle('qti', parts, () => shelf.pictures, tell)
}

/** As the manifest lists them; of a package without one every XML file is looked at. */
async function itemPaths(zip: OpenedZip): Promise<readonly string[]> {
  const manifest = zip.names.find((name) => /(^|\/)imsmanifest\.xml$/i.test(name))
  if (manifest === undefined) return zip.names.filter((name) => name.toLowerCase().endsWith('.xml'))
  const root = parseXml(decodeText((await zip.read(manifest)) ?? new Uint8Array()))
  return childrenOf(childOf(root, 'resources'), 'resource').flatMap((resource) => {
    const href = resource.attributes.get('href') ?? ''
    const isItem = /^(ims|imsqti).*item/i.test(resource.attributes.get('type') ?? '')
    return isItem && href !== '' ? [resolved(manifest, href) ?? href] : []
  })
}

async function partOf(path: string, zip: OpenedZip, shelf: PictureShelf): Promise<Part | null> {
  const bytes = await zip.read(path)
  const broken = (line: number, reason: 'FILE_MISSING' | 'SYNTAX'): Part => ({
    line,
    file: path,
    about: path,
    read: () => Promise.reject(new Refused(reason)),
  })
  if (bytes === undefined) return broken(1, 'FILE_MISSING')
  const root = parsed(decodeText(bytes))
  if (typeof root === 'number') return broken(root, 'SYNTAX')
  if (!isQtiItem(root)) return null
  const find: FindPicture = async (src) => {
    const name = resolved(path, src)
    return name === undefined ? undefined : zip.read(name)
  }
  return {
    line: root.line,
    file: path,
    about: aboutQti(root),
    read: async () => ({ ...(await readQtiItem(root, { shelf, find })), file: path }),
  }
}

/** The line where it is broken. A DOCTYPE in any file refuses the package: nobody needs one, and it is no accident. */
function parsed(text: string): XmlNode | number {
  try {
    return parseXml(text)
  } catch (error) {
    if (error instanceof FileRefused && error.fault !== 'XML_DOCTYPE') return error.line
    throw error
  }
}

/** `items/a.xml` and `../images/b.webp` → `images/b.webp`; undefined where it leads out of the package. */
function resolved(from: string, href: string): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(href)) return undefined
  const steps = from.split('/').slice(0, -1)
  for (const step of decoded(href).split('?')[0]?.split('/') ?? []) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined
    } else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}
