import * as fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { PLAIN } from '../../../worker/certification/paper/look.ts'
import { certificatePdf } from '../../../worker/certification/paper/pdf.ts'
import {
  behind,
  codeNamedIn,
  readSignature,
} from '../../../worker/certification/files/signed-pdf.ts'
import { fixedPaper } from '../../factories/fixed-paper.ts'
import { followedBy, signedOutside } from '../../factories/signed.ts'

let original: Uint8Array<ArrayBuffer>
let signed: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  original = await certificatePdf({ ...fixedPaper, look: PLAIN })
  signed = await signedOutside(original)
})

/** What a reader of PDFs finds. */
async function readBy(file: Uint8Array) {
  const task = getDocument({ data: file.slice(), verbosity: 0 })
  const document = await task.promise
  const texts = await Promise.all(
    [1, 2].map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  const attached = [...((await document.getAttachments()) ?? [])].map(
    ([, { filename }]) => filename,
  )
  const fields = [...((await document.getFieldObjects()) ?? new Map()).values()].flat()
  const { info } = await document.getMetadata()
  await task.destroy()
  return { pages: document.numPages, texts, attached, fields, info }
}

function verdict(file: Uint8Array): string {
  const update = behind(file, original)
  if (!update.ok) return update.reason
  const signature = readSignature(update.value, original.length)
  return signature.ok ? 'signed' : signature.reason
}

describe('a file that was signed by a program', () => {
  it('is our file whole, with a signature behind, and readers find both', async () => {
    expect(verdict(signed)).toBe('signed')
    const [before, after] = [await readBy(original), await readBy(signed)]
    expect(after).toMatchObject({
      pages: 2,
      texts: before.texts,
      attached: ['kredensial.vc.json'],
      info: { Title: 'Sertifikat 400.10.2/0401/DPMD/KPM/2026' },
    })
    expect(before.fields).toEqual([])
    expect(after.fields).toMatchObject([{ type: 'signature' }])
  })

  it('may be signed by a second official too', async () => {
    const twice = await signedOutside(signed, 'Sekretaris')
    expect(verdict(twice)).toBe('signed')
    expect((await readBy(twice)).pages).toBe(2)
  })

  it('is not ours with any one bit of ours changed', () => {
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.nat(7), (at, bit) => {
        const changed = signed.slice()
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        expect(verdict(changed)).toBe('CHANGED')
      }),
    )
  })

  it('is not taken when it is cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat(signed.length - 2), (length) => {
        expect(verdict(signed.slice(0, length))).not.toBe('signed')
      }),
    )
    expect(verdict(original)).toBe('UNSIGNED')
  })
})

describe('what is no signature over our file', () => {
  it.each([
    ['a new picture of the page', '\n9 0 obj\n<< >>\nendobj\nstartxref\n7\n%%EOF\n'],
    [
      'words that only look like one',
      '\n% /ByteRange [0 1 2 3] /Contents <00>\nstartxref\n7\n%%EOF\n',
    ],
    [
      'a signature that begins later',
      `\n/ByteRange [5 90000 90100 1] /Contents <00>\nstartxref\n7\n%%EOF\n`,
    ],
    [
      'a signature that reaches beyond the file',
      `\n/ByteRange [0 90000 90100 999999] /Contents <00>\nstartxref\n7\n%%EOF\n`,
    ],
  ])('is %s', (_, text) => {
    expect(verdict(followedBy(original, text))).toBe('NO_SIGNATURE')
  })
})

it('a file that says no certificate names none', () => {
  expect(codeNamedIn(original)).toBeNull()
  expect(codeNamedIn(new TextEncoder().encode(`%PDF KQ1:${'9'.repeat(300)}`))).toBeNull()
})
