/**
 * What a certificate would look like on a design: an invented cadre, the unit's own letterhead, place and signatory, CONTOH
 * across. Drawn from the same marks as the certificates themselves; writes nothing.
 */
import { areaWithKind, holderRole, printedPosition } from '../../../site/src/text/certification.ts'
import { NO_SIGNATORY, specimenFacts } from '../../../site/src/text/paper-specimen.ts'
import { toBase64 } from '../../contract/byte-text.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/paper-design.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, type DateOnly } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict, listAreas } from '../../regions/index.ts'
import { listLongestNames, listServedAreas } from '../../roster/index.ts'
import { lookOf, refuseForeignLogos } from './designs.ts'
import type { Paper } from '../paper/sheets.ts'
import { numberFor, signatoryOn } from '../rules.ts'
import { findUnit, listSignatories } from '../settings/store-units.ts'

type Input = InputOf<typeof contract.previewPaper>

/** As many digits as a certificate's token has, so that the QR is as fine; no program takes them for one. */
const TOKEN = '0123456789'.repeat(39)

/** Both sheets as SVG. Refuses NOT_FOUND for a unit or a logo of another district. */
export async function previewPaper(ctx: Context, input: Input): Promise<string[]> {
  const paper = await specimen(ctx, input)
  // Loaded here and not with the Worker: fonts and drawing are for this answer only.
  const [{ previewSheetsOf }, { sheetSvg }] = [
    await import('../paper/sheets.ts'),
    await import('../paper/svg.ts'),
  ]
  return previewSheetsOf(paper, keyOf(input)).map((marks) => sheetSvg(marks, paper.look))
}

/** The same as a PDF, in base64. */
export async function previewPaperFile(ctx: Context, input: Input): Promise<string> {
  const paper = await specimen(ctx, input)
  const { previewPdf } = await import('../paper/pdf.ts')
  return toBase64(await previewPdf(paper, keyOf(input)))
}

const keyOf = ({ district }: Input) => ({ issuer: district, kid: '00000000' })

async function specimen(ctx: Context, input: Input): Promise<Paper> {
  const { district, unitId, design, names } = input
  const scope = allow(ctx, 'certificate.read', district)
  const unit = await findUnit(ctx.db, scope, unitId)
  if (unit === null) throw new Refusal('NOT_FOUND')
  await refuseForeignLogos(ctx, scope, district, design)
  const place = await getDistrict(ctx, district)
  const today = dateIn(place.timeZone, ctx.clock.now())
  const signatories = (await listSignatories(ctx.db, scope)).filter((one) => one.unitId === unitId)
  const signatory = signatoryOn(signatories, today)
  const facts = specimenFacts({
    districtName: place.name,
    provinceName: place.provinceName,
    cadreTitle: place.cadreTitle,
    holderRole: holderRole('KPM', place.cadreTitle),
    issuedOn: today,
    issuedIn: unit.place,
    letterhead: unit.letterhead,
    number: numberFor(unit.numberPattern, {
      ...unit,
      eventCode: 'KPM',
      sequence: 0,
      year: Number(today.slice(0, 4)),
      on: today,
    }),
    signatory:
      signatory === null
        ? NO_SIGNATORY
        : {
            position: printedPosition(signatory.standing, signatory.position),
            name: signatory.name,
            rank: signatory.rank,
            employeeNumber: signatory.employeeNumber,
          },
  })
  const longest = names === 'LONGEST' ? await longestOf(ctx, scope, district, today) : {}
  return {
    facts: { ...facts, ...longest },
    origin: ctx.origin,
    token: TOKEN,
    document: '',
    revokedOn: null,
    look: await lookOf(ctx, design),
  }
}

type Longest = Partial<Pick<CertificateFacts, 'holderName' | 'villageName' | 'subDistrictName'>>

/** The widest name and the widest place of the roster, each by itself: no one person may have both. */
async function longestOf(
  ctx: Context,
  scope: Scope,
  district: AreaCode,
  today: DateOnly,
): Promise<Longest> {
  const { widthOf } = await import('../../core/letters/letters.ts')
  const widest = <Item>(items: readonly Item[], textOf: (item: Item) => string) =>
    items.reduce<{ item: Item; width: number } | null>((most, item) => {
      const width = widthOf(textOf(item), 1, true)
      return most === null || width > most.width ? { item, width } : most
    }, null)?.item
  const name = widest(await listLongestNames(ctx.db, scope, district), (each) => each)
  const codes = await listServedAreas(ctx.db, scope, district, today)
  const parents = codes.map((code) => code.slice(0, 8))
  const areas = await listAreas(ctx.db, [...new Set([...codes, ...parents])])
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const places = codes.flatMap((code) => {
    const area = byCode.get(code)
    const parent = byCode.get(code.slice(0, 8))
    if (area === undefined || parent === undefined) return []
    const subDistrictName = areaWithKind('kecamatan', parent.name)
    const isWhole = area.code === parent.code
    return [{ villageName: isWhole ? null : areaWithKind(area.kind, area.name), subDistrictName }]
  })
  const area = widest(places, (each) => `${each.villageName ?? ''}, ${each.subDistrictName}`)
  return { ...(name === undefined ? {} : { holderName: name }), ...area }
}
