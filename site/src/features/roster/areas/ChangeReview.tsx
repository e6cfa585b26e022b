/** The second step: what the change does, and where each cadre goes; nothing is written before the office says so. */
import type { JSX } from 'preact'
import type { AreaCounts, RegionPreview } from '../../../../../worker/contract/region-changes.ts'
import { Notice } from '../../../components/Notice.tsx'
import { Select } from '../../../components/Select.tsx'
import { Table } from '../../../components/Table.tsx'
import { changeWords, REGION, scopeWords } from '../../../text/region-changes.ts'
import { formatDate } from '../../../text/format.ts'
import { areaWords } from '../../../text/roster.ts'
import type { asWish } from './wish.ts'

type Props = {
  readonly wish: ReturnType<typeof asWish>
  readonly preview: RegionPreview
  readonly nameOf: (code: string) => string
  /** Where a cadre goes, by assignment. */
  readonly onMove: (assignmentId: string, areaCode: string) => void
}

const COUNTS: readonly { readonly key: keyof AreaCounts; readonly title: string }[] = [
  { key: 'areas', title: REGION.areas },
  { key: 'kelurahan', title: REGION.kelurahan },
  { key: 'cadres', title: REGION.cadres },
  { key: 'trained', title: REGION.trained },
  { key: 'areasWithCadre', title: REGION.withCadre },
  { key: 'areasCovered', title: REGION.covered },
]

export function ChangeReview({ wish, preview, nameOf, onMove }: Props): JSX.Element {
  const { scopes, people, ended, begun, focusYears } = preview
  const before = wish.from.map((code) => ({ code, name: nameOf(code) }))
  const places = wish.to.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))
  return (
    <div class="region-change">
      <h3>{REGION.reviewTitle}</h3>
      <p>
        <strong>{changeWords({ kind: wish.kind, from: before, to: wish.to })}</strong>
        <span class="roster-line">
          {REGION.effectiveOn} {formatDate(wish.effectiveOn)}. {wish.source},{' '}
          {formatDate(wish.sourceOn)}.
        </span>
      </p>
      <div class="roster-pair">
        {ended.length > 0 && (
          <div>
            <p class="small muted">{REGION.ended}</p>
            <ul>
              {ended.map(({ code, name }) => (
                <li key={code}>
                  {name} <span class="num muted">{code}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {begun.length > 0 && (
          <div>
            <p class="small muted">{REGION.begun}</p>
            <ul>
              {begun.map((area) => (
                <li key={area.code}>
                  {areaWords(area)} <span class="num muted">{area.code}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <h3>{REGION.countTitle}</h3>
      <Table
        label={REGION.countTitle}
        rows={scopes}
        rowKey={({ code }) => code}
        columns={[
          { key: 'scope', title: REGION.scope, cell: ({ code, name }) => scopeWords(code, name) },
          ...COUNTS.map(({ key, title }) => ({
            key,
            title,
            numeric: true as const,
            cell: (scope: RegionPreview['scopes'][number]) =>
              scope.before[key] === scope.after[key] ? (
                <span class="muted">{REGION.same(scope.after[key])}</span>
              ) : (
                <strong>{REGION.fromTo(scope.before[key], scope.after[key])}</strong>
              ),
          })),
        ]}
      />
      <h3>{REGION.peopleTitle(people.length)}</h3>
      {wish.kind === 'RENAME' ? (
        <p>{REGION.peopleRename}</p>
      ) : people.length === 0 ? (
        <p>{REGION.peopleNone}</p>
      ) : (
        <>
          <p>
            {places.length > 1 && <strong>{REGION.peopleChoose} </strong>}
            {REGION.peopleHelp}
          </p>
          <div class="region-people">
            <Table
              label={REGION.peopleTitle(people.length)}
              rows={people}
              rowKey={({ assignmentId }) => assignmentId}
              columns={[
                {
                  key: 'name',
                  title: REGION.name,
                  cell: ({ cadre }) => (
                    <>
                      {cadre.name}
                      <span class="small muted num roster-line">{cadre.code}</span>
                    </>
                  ),
                },
                {
                  key: 'from',
                  title: REGION.serves,
                  cell: ({ from, startedOn, endedOn }) => (
                    <>
                      {from.name} <span class="num muted">{from.code}</span>
                      <span class="small muted roster-line">
                        {REGION.since(startedOn)}
                        {endedOn !== null && `, ${REGION.until(endedOn)}`}
                      </span>
                    </>
                  ),
                },
                {
                  key: 'to',
                  title: REGION.goes,
                  cell: ({ assignmentId, cadre, from, to }) =>
                    places.length > 1 ? (
                      <Select
                        label={`${REGION.goes}: ${cadre.name}`}
                        value={to}
                        options={places}
                        onChange={(code) => onMove(assignmentId, code)}
                      />
                    ) : from.code === to ? (
                      <span class="muted">{REGION.stays}</span>
                    ) : (
                      places[0]?.label
                    ),
                },
              ]}
            />
          </div>
        </>
      )}
      <Notice>
        {REGION.facts.map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
        {focusYears.length > 0 && wish.kind !== 'RENAME' && <p>{REGION.focus(focusYears)}</p>}
      </Notice>
    </div>
  )
}
