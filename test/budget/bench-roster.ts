/** How long a roster takes: dry run, writing, and the same file again, through the real Worker in chunks as the browser sends them. */
import { uuidV7 } from '../../worker/core/ids.ts'
import { systemClock } from '../../worker/core/clock.ts'
import { areasOf } from '../../db/seed/areas.ts'
import { dice } from '../../db/seed/fixed-ids.ts'
import type { RosterRow } from '../../worker/contract/roster.ts'
import { request, takeCost, type Office } from './office.ts'

const CHUNK = 5000

/** Rows as an office would send them: names, villages by name, telephones on every third. */
export function rosterOf(size: number): RosterRow[] {
  const areas = areasOf('35.08')
  const nameOf = new Map(areas.map(({ code, name }) => [code, name]))
  const villages = areas.filter(({ code }) => code.length === 13)
  const roll = dice(size)
  const syllables = 'sa ri de wi nur ti na la mu ka ra yu su tri in da'.split(' ')
  const word = () =>
    Array.from({ length: 3 }, () => syllables[Math.floor(roll() * syllables.length)]).join('')
  return Array.from({ length: size }, (_, index) => {
    const village = villages[index % villages.length]
    return {
      line: index + 2,
      name: `${word()} ${word()} ${index}`,
      village: village?.name ?? '',
      subDistrict: nameOf.get(village?.code.slice(0, 8) ?? '') ?? '',
      areaKind: village?.code[9] === '1' ? 'kelurahan' : 'desa',
      decreeNumber: `141/${index}/2026`,
      decreeOn: '2026-01-12',
      ...(index % 3 === 0 ? { phone: `0812${String(10_000_000 + index)}` } : {}),
    }
  })
}

async function inChunks(
  rows: readonly RosterRow[],
  send: (chunk: readonly RosterRow[], position: number) => Promise<unknown>,
): Promise<number> {
  const started = performance.now()
  for (let start = 0; start < rows.length; start += CHUNK) {
    await send(rows.slice(start, start + CHUNK), start / CHUNK)
  }
  return (performance.now() - started) / 1000
}

/** One size in a fresh district: seconds and rows written. */
export async function benchRoster(office: Office, size: number): Promise<Record<string, number>> {
  const { district, service } = office
  const rows = rosterOf(size)
  const newImport = () =>
    uuidV7(systemClock, (length) => crypto.getRandomValues(new Uint8Array(length)))
  const check = (chunk: readonly RosterRow[]) =>
    request(office, 'POST', `/districts/${district}/roster/check`, { rows: chunk })
  const write = (importId: string) => (chunk: readonly RosterRow[], position: number) =>
    request(office, 'POST', `/districts/${district}/roster/commit`, {
      importId,
      fileName: 'daftar.xlsx',
      position,
      rows: chunk,
    })
  const dryRun = await inChunks(rows, check)
  takeCost(service)
  const first = await inChunks(rows, write(newImport()))
  const firstCost = takeCost(service)
  const second = await inChunks(rows, write(newImport()))
  const secondCost = takeCost(service)
  return {
    'dry run, s': round(dryRun),
    'commit, s': round(first),
    'rows written': firstCost.rowsWritten,
    'again, s': round(second),
    'again, rows written': secondCost.rowsWritten,
  }
}

const round = (seconds: number) => Math.round(seconds * 100) / 100
