import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  gateOf,
  inOrder,
  untilRead,
} from '../../../site/src/features/certification/files/in-order.ts'
import {
  listOf,
  namePapers,
  type NamedPaper,
} from '../../../site/src/features/certification/files/paper-names.ts'
import { zipOf } from '../../../site/src/features/certification/files/zip-papers.ts'
import type { Paper } from '../../../worker/contract/certificate-files.ts'
import { unzipped } from '../../factories/unzipped.ts'

const ORIGIN = 'https://kelas-kader.example'

function paper(sequence: number, wish: Partial<Paper> = {}): Paper {
  return {
    id: `00000000-0000-7000-8000-${String(sequence).padStart(12, '0')}`,
    number: `400.10.2/${String(sequence).padStart(4, '0')}/DPMD/KPM/2026`,
    verificationCode: 'KPM-7Q4M-2XKD-9TRB',
    sequence,
    holderName: 'Siti Aminah',
    villageName: 'Desa Tempursari',
    subDistrictName: 'Kecamatan Tempursari',
    issuedOn: '2026-11-21',
    signedAt: null,
    ...wish,
  }
}

const filesOf = (papers: readonly Paper[]) => namePapers(papers).map(({ file }) => file)

describe('the name of a file', () => {
  it('has the running number, the name and the village', () => {
    expect(filesOf([paper(401), paper(12_345, { villageName: null })])).toEqual([
      '0401 Siti Aminah - Desa Tempursari.pdf',
      '12345 Siti Aminah - Kecamatan Tempursari.pdf',
    ])
  })

  it('holds nothing that a system refuses or nobody sees', () => {
    const [file = ''] = filesOf([
      paper(1, {
        holderName: `../Nur\u202E 'Aini: "H/j" <x>|*?\t\u0000`,
        villageName: 'Desa C:\\Windows...',
      }),
    ])
    expect(file).toBe("0001 .. Nur 'Aini H j x - Desa C Windows.pdf")
    expect(file).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]/u)
  })

  it('is cut by whole letters and stays short', () => {
    const [file = ''] = filesOf([
      paper(1, {
        holderName: '😀'.repeat(200),
        villageName: `Desa ${'é'.normalize('NFD').repeat(90)}`,
      }),
    ])
    expect(file.isWellFormed()).toBe(true)
    expect(Array.from(file).length).toBeLessThanOrEqual(4 + 1 + 60 + 3 + 40 + 4)
  })

  it('is never another one’s, also where capital letters are small ones', () => {
    const names = filesOf([
      paper(7),
      paper(7, { holderName: 'SITI AMINAH' }),
      paper(7, { villageName: 'Desa Tempursari (2)' }),
      paper(7),
    ])
    expect(names).toEqual([
      '0007 Siti Aminah - Desa Tempursari.pdf',
      '0007 SITI AMINAH - Desa Tempursari (2).pdf',
      '0007 Siti Aminah - Desa Tempursari (2) (2).pdf',
      '0007 Siti Aminah - Desa Tempursari (3).pdf',
    ])
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(4)
  })
})

it('the list says where each is checked, and nothing in it runs', () => {
  const named = namePapers([paper(1, { holderName: '=HYPERLINK("x")', villageName: '+62' })])
  const [head, row, ...rest] = listOf(named, ORIGIN).slice(1).split('\r\n')
  expect(head).toBe(
    '"Nomor sertifikat";"Nama";"Desa/kelurahan";"Kecamatan";"Tanggal terbit";"Kode verifikasi";"Alamat untuk memeriksa";"Nama berkas"',
  )
  expect(row).toBe(
    `"400.10.2/0001/DPMD/KPM/2026";"'=HYPERLINK(""x"")";"'+62";"Kecamatan Tempursari";"21 November 2026";"KPM-7Q4M-2XKD-9TRB";"${ORIGIN}/v/KPM-7Q4M-2XKD-9TRB";"0001 =HYPERLINK( x ) - +62.pdf"`,
  )
  expect(rest).toEqual([''])
})

describe('reading in order', () => {
  it('reads no more at once than it should and gives out in order, whatever comes first', async () => {
    let now = 0
    let most = 0
    const waiting = new Map<number, () => void>()
    const read = async (item: number) => {
      most = Math.max(most, (now += 1))
      await new Promise<void>((resolve) => waiting.set(item, resolve))
      now -= 1
      return item * 10
    }
    const got: number[] = []
    const all = (async () => {
      for await (const [, value] of inOrder([1, 2, 3, 4, 5, 6, 7], 3, read)) got.push(value)
    })()
    while (got.length < 7) {
      // The one that was begun last comes first.
      const last = Math.max(...waiting.keys())
      waiting.get(last)?.()
      waiting.delete(last)
      await new Promise((resolve) => setImmediate(resolve))
      if (waiting.size === 0 && got.length < 7)
        await new Promise((resolve) => setImmediate(resolve))
    }
    await all
    expect(got).toEqual([10, 20, 30, 40, 50, 60, 70])
    expect(most).toBe(3)
  })

  it('tries again by itself, then waits until somebody goes on', async () => {
    const abort = new AbortController()
    const gate = gateOf(abort.signal)
    const waited: number[] = []
    const stuck: unknown[] = []
    let left = 5
    const reading = untilRead(
      gate,
      abort.signal,
      {
        waits: [1000, 3000],
        pause: async (ms) => void waited.push(ms),
        onStuck: (error) => stuck.push(error),
      },
      async () => {
        if ((left -= 1) > 0) throw new Error('no signal')
        return 'here'
      },
    )
    await vi.waitFor(() => expect(stuck).toHaveLength(1))
    expect(waited).toEqual([1000, 3000])
    expect(left).toBe(2)
    gate.open()
    expect(await reading).toBe('here')
  })

  it('ends at once when it is given up while it waits', async () => {
    const abort = new AbortController()
    const gate = gateOf(abort.signal)
    gate.close()
    const passing = gate.pass()
    abort.abort()
    await expect(passing).rejects.toMatchObject({ name: 'AbortError' })
  })
})

const pdfOf = (address: string) => new TextEncoder().encode(`%PDF-1.7 ${address}`)

describe('the ZIP', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  function zipping(papers: readonly NamedPaper[], fetched: (address: string) => Promise<Response>) {
    vi.stubGlobal('fetch', fetched)
    const abort = new AbortController()
    const gate = gateOf(abort.signal)
    const done: number[] = []
    const stuck: unknown[] = []
    const zip = zipOf({
      papers,
      origin: ORIGIN,
      signal: abort.signal,
      gate,
      onDone: (count) => void done.push(count),
      onStuck: (error) => void stuck.push(error),
    })
    return { abort, gate, done, stuck, bytes: new Response(zip).bytes() }
  }

  it('holds 500 papers and the list, each whole, three at a time', async () => {
    const papers = namePapers(Array.from({ length: 500 }, (_, index) => paper(index + 1)))
    let now = 0
    let most = 0
    const { bytes, done } = zipping(papers, async (address) => {
      most = Math.max(most, (now += 1))
      await Promise.resolve()
      now -= 1
      return new Response(pdfOf(address))
    })
    const files = unzipped(await bytes)
    expect(files.size).toBe(501)
    expect([...files.keys()][0]).toBe('daftar.csv')
    for (const each of papers) {
      expect(files.get(each.file)).toEqual(pdfOf(`/c/${each.paper.id}.pdf`))
    }
    expect(done.at(-1)).toBe(500)
    expect(most).toBeLessThanOrEqual(3)
  })

  it('has the same bytes each time', async () => {
    const papers = namePapers([paper(1), paper(2)])
    const fetched = async (address: string) => new Response(pdfOf(address))
    expect(await zipping(papers, fetched).bytes).toEqual(await zipping(papers, fetched).bytes)
  })

  it('waits when papers do not come, and goes on where it stopped', async () => {
    const papers = namePapers([paper(1), paper(2), paper(3)])
    let isAway = true
    const asked: string[] = []
    const work = zipping(papers, async (address) => {
      asked.push(address)
      if (isAway && address.includes('000000000002')) throw new TypeError('Failed to fetch')
      // Somebody else's sign-in page.
      if (isAway && address.includes('000000000003')) return new Response('<html>Wi-Fi</html>')
      return new Response(pdfOf(address))
    })
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.waitFor(() => expect(work.stuck.length).toBeGreaterThan(0))
    expect(work.stuck[0]).toMatchObject({ code: 'OFFLINE' })
    expect(work.done).toEqual([1])
    isAway = false
    work.gate.open()
    expect(unzipped(await work.bytes).size).toBe(4)
    expect(asked.filter((address) => address.includes('000000000001'))).toHaveLength(1)
  })

  it('is given up at once, and nothing more is fetched', async () => {
    const papers = namePapers([paper(1), paper(2), paper(3), paper(4), paper(5)])
    let asked = 0
    const work = zipping(papers, async () => {
      asked += 1
      throw new TypeError('Failed to fetch')
    })
    await vi.advanceTimersByTimeAsync(10_000)
    work.abort.abort()
    await expect(work.bytes).rejects.toMatchObject({ name: 'AbortError' })
    const before = asked
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toBe(before)
  })
})
