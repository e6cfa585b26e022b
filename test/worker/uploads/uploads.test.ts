/** What is thrown at the doors that take files: refused in plain words, or kept so that no browser runs it. */
import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { problemWords } from '../../../site/src/text/problems.ts'
import { ENDPOINTS, PAGES } from '../../../worker/contract/all.ts'
import { DATA_CSP } from '../../../worker/core/headers.ts'
import { followedBy, signedOutside } from '../../factories/signed.ts'
import { webp } from '../../factories/media.ts'
import { jpeg } from '../../factories/photos.ts'
import { png } from '../../factories/pictures.ts'
import { thrownFiles, joined, pdfOf, type Thrown } from '../../fixtures/hostile/uploads.ts'
import { kept, openDoors, TEXT_DOORS, type Door, type Sent } from './doors.ts'

const FILES = ['PDF with a page in it', 'PDF with an archive behind']
const BEHIND = ['JPEG with a page behind', 'JPEG with an archive behind']
const INSIDE = ['JPEG with a page in its comment', ...BEHIND]
const PNGS = ['PNG with an archive behind', 'PNG with a page behind']

/** What is taken of all that is thrown. Whoever saves it has what was sent; no page of ours opens it. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  evidenceUpload: [...FILES, ...INSIDE, ...PNGS],
  sheetUpload: [...FILES, ...INSIDE, ...PNGS],
  bundleFileUpload: [...FILES, ...INSIDE, ...PNGS],
  addMedium: [],
  addPracticePhoto: [],
  // Unpacked and drawn anew: of what is behind the picture nothing is left.
  addPaperPicture: [...PNGS],
  attachSigned: [],
}

let doors: Readonly<Record<string, Door>>
let certificateId: string
let thrown: readonly Thrown[]
beforeAll(async () => {
  ;({ doors, certificateId } = await openDoors())
  thrown = await thrownFiles()
}, 120_000)

const fetched = (request: Request) => exports.default.fetch(request)
const cookieOf = (request: Request) => ({ cookie: request.headers.get('cookie') ?? '' })

type Problem = { readonly code: string; readonly detail?: Readonly<Record<string, unknown>> }

/** Null for a clear refusal; what is wrong with it else. */
function refusalFault(status: number, text: string): string | null {
  if (status < 400 || status >= 500) return `${status} ${text.slice(0, 200)}`
  // Safe: the shape of every refusal of the API.
  const { code, detail = {} } = JSON.parse(text) as Problem
  const { title, body } = problemWords(code, detail)
  const unknown = problemWords('UNEXPECTED')
  const isSaid = title.length > 10 && body.length > 20 && title !== unknown.title
  return isSaid ? null : `${code} has no words`
}

const ENDINGS: Readonly<Record<string, RegExp>> = {
  'application/pdf': /\.pdf"/,
  'image/jpeg': /\.jpg"/,
  'image/png': /\.png"/,
  'image/webp': /\.webp"/,
}

/** What could make a browser take it for anything but a file. */
function servedFaults(door: Door, answer: Response): string[] {
  const { headers, status } = answer
  const type = headers.get('content-type') ?? ''
  const disposition = headers.get('content-disposition') ?? ''
  const saved = /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w%.!~*'()-]+$/
  return [
    ...(status === 200 ? [] : [`status ${status}`]),
    ...(door.kinds.includes(type) ? [] : [`type ${type}`]),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['sniffed']),
    ...(headers.get('content-security-policy') === DATA_CSP ? [] : ['no sandbox']),
    ...(door.handedOut !== 'saved' || saved.test(disposition) ? [] : [disposition]),
    ...(door.handedOut !== 'saved' || (ENDINGS[type]?.test(disposition) ?? true)
      ? []
      : [`${type} as ${disposition}`]),
  ]
}

/** `refused`, `taken`, or what is wrong. */
async function throwAt(door: Door, sent: Sent, type?: string): Promise<string> {
  const request = await door.ask(sent, type)
  const again = cookieOf(request)
  const answer = await fetched(request)
  const text = await answer.text()
  if (!answer.ok) return refusalFault(answer.status, text) ?? 'refused'
  // Safe: each reply has the id or the name of what was kept.
  const address = door.address(JSON.parse(text) as { id?: string; name?: string })
  if (address === null) return 'taken'
  const served = await fetched(new Request(`https://kelas.test${address}`, { headers: again }))
  const faults = servedFaults(door, served)
  const bytes = new Uint8Array(await served.arrayBuffer())
  if (bytes.length !== sent.bytes.length) faults.push(`${bytes.length} bytes`)
  return faults.length === 0 ? 'taken' : faults.join(', ')
}

describe('every door', () => {
  it('stands in the table, and none that is gone', () => {
    const takesFile = Object.entries(ENDPOINTS).filter(([, { input, maxBody }]) => {
      const schema = JSON.stringify(z.toJSONSchema(input, { io: 'input' }))
      const longest = Math.max(
        0,
        ...Array.from(schema.matchAll(/"maxLength":(\d+)/g), ([, most]) => Number(most)),
      )
      return longest >= 100_000 || maxBody !== undefined || schema.includes('"base64"')
    })
    const takesBytes = Object.entries(PAGES).filter(
      ([, { method, path, form }]) =>
        method !== 'GET' && (path.startsWith('/api/') || /files?$/.test(path)) && !form,
    )
    const found = [...takesFile, ...takesBytes].map(([name]) => name)
    expect(found.toSorted()).toEqual([...Object.keys(doors), ...Object.keys(TEXT_DOORS)].toSorted())
    expect(Object.keys(TAKEN).toSorted()).toEqual(Object.keys(doors).toSorted())
  })

  it.each(Object.keys(TAKEN))(
    '%s refuses in words what is something else, or hands it out where nothing runs',
    async (name) => {
      const before = await kept()
      const got: Record<string, string> = {}
      for (const file of thrown) got[file.what] = await throwAt(at(name), file)
      const wanted = thrown.map(({ what }): [string, string] => [
        what,
        TAKEN[name]?.includes(what) === true ? 'taken' : 'refused',
      ])
      expect(got).toEqual(Object.fromEntries(wanted))
      // Of what was refused nothing is left behind.
      const more = (await kept()) - before
      expect(more).toBeLessThanOrEqual(TAKEN[name]?.length ?? 0)
    },
  )
})

/** What each door is for, as an office sends it. */
async function good(name: string): Promise<Uint8Array<ArrayBuffer>> {
  if (name === 'addMedium') return webp(40, 30)
  if (name === 'addPracticePhoto') return jpeg()
  if (name === 'addPaperPicture') return png({ width: 150, height: 150 })
  if (name === 'attachSigned') return signedOutside(await ourPaper())
  return pdfOf('<< /Type /Catalog /OpenAction [2 0 R /Fit] >>')
}

async function ourPaper(): Promise<Uint8Array> {
  const answer = await exports.default.fetch(`https://kelas.test/c/${certificateId}.pdf`)
  return new Uint8Array(await answer.arrayBuffer())
}

const RAW = ['evidenceUpload', 'sheetUpload', 'bundleFileUpload']

describe('a file that is what it should be', () => {
  it.each(Object.keys(TAKEN))(
    '%s takes it under any name, and hands it out by what it is',
    async (name) => {
      const bytes = await good(name)
      const sent = { bytes, name: '../..\\"><script>kena(1)</script>\r\nx: y.html' }
      expect(await throwAt(at(name), sent)).toBe('taken')
    },
  )

  it.each(Object.keys(TAKEN))(
    '%s goes by its bytes, not by what the request says of them',
    async (name) => {
      const bytes = RAW.includes(name) ? pdfOf('<< /Type /Catalog >>', name) : await good(name)
      const answers = []
      for (const type of [
        'text/html',
        'image/svg+xml',
        'multipart/form-data; boundary=x',
        'text/plain',
      ])
        answers.push(await throwAt(at(name), { bytes, name: 'sk.pdf' }, type))
      // What takes JSON takes nothing else, so that no form of another site can send it.
      expect(new Set(answers)).toEqual(new Set([RAW.includes(name) ? 'taken' : 'refused']))
    },
  )

  it.each(Object.keys(TAKEN))(
    '%s takes none that is larger than it may be, by one byte',
    async (name) => {
      const { most } = at(name)
      const large = joined(await good(name)).slice(0, most + 1)
      const bytes = new Uint8Array(most + 1)
      bytes.set(large)
      expect(await throwAt(at(name), { bytes, name: 'besar.pdf' })).toBe('refused')
    },
  )
})

it('is no sheet signed outside when what stands behind our paper runs something', async () => {
  const signed = await signedOutside(await ourPaper())
  const behind = (body: string) =>
    followedBy(signed, `\n9 0 obj\n<< ${body} >>\nendobj\nstartxref\n9\n%%EOF\n`)
  const door = at('attachSigned')
  const put = (bytes: Uint8Array<ArrayBuffer>) => throwAt(door, { bytes, name: 'ttd.pdf' })
  expect(await put(behind('/S /JavaScript /JS (app.alert(1))'))).toBe('refused')
  expect(await put(behind('/S /#4caunch /F (calc.exe)'))).toBe('refused')
  // Our paper carries its credential as a file, and a new catalogue may name it again.
  expect(await put(behind('/Names << /EmbeddedFiles 7 0 R >>'))).toBe('taken')
})

function at(name: string): Door {
  const door = doors[name]
  if (door === undefined) throw new Error(`${name} is no door`)
  return door
}
