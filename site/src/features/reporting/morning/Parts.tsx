/** The next level down: the sub-districts of a district, or the villages of a sub-district, each a tap away. */
import type { JSX } from 'preact'
import type {
  Coverage,
  CoveragePart,
  CoverageVillage,
} from '../../../../../worker/contract/reporting.ts'
import type { CadreWord } from '../../../../../worker/contract/statement-token.ts'
import { Table } from '../../../components/Table.tsx'
import { cadreWord, worded } from '../../../text/counted-kinds.ts'
import { formatShare } from '../../../text/format.ts'
import { MORNING, VILLAGE } from '../../../text/morning.ts'
import { KIND_WORDS, partOfWhole } from '../../../text/reporting.ts'
import { subDistrictHref, villageHref } from './places.ts'

export function Parts({ coverage }: { readonly coverage: Coverage }): JSX.Element {
  const word = cadreWord(coverage)
  const isPart = coverage.level === 'subDistrict'
  return (
    <section aria-labelledby="bagian">
      <h2 id="bagian">{isPart ? MORNING.villagesTitle : MORNING.parts}</h2>
      <p class="muted">{isPart ? MORNING.villagesHelp : MORNING.partsHelp}</p>
      {isPart ? (
        <Villages rows={coverage.villageList} word={word} />
      ) : (
        <SubDistricts rows={coverage.parts} word={word} />
      )}
    </section>
  )
}

const share = (part: number, whole: number): number => (whole === 0 ? -1 : part / whole)

type RowsProps<Row> = { readonly rows: readonly Row[]; readonly word: CadreWord }

function SubDistricts({ rows, word }: RowsProps<CoveragePart>): JSX.Element {
  return (
    <Table
      label={MORNING.partsLabel}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          title: MORNING.subDistrict,
          cell: ({ code, name }) => <a href={subDistrictHref(code)}>{name}</a>,
          sort: ({ name }) => name,
        },
        {
          key: 'trained',
          title: worded(MORNING.trained, word),
          numeric: true,
          cell: ({ trained, cadres }) => <Share part={trained} whole={cadres} />,
          sort: ({ trained, cadres }) => share(trained, cadres),
        },
        {
          key: 'covered',
          title: MORNING.covered,
          numeric: true,
          cell: ({ areasCovered, areas }) => <Share part={areasCovered} whole={areas} />,
          sort: ({ areasCovered, areas }) => share(areasCovered, areas),
        },
      ]}
    />
  )
}

function Share({ part, whole }: { readonly part: number; readonly whole: number }): JSX.Element {
  return (
    <>
      {partOfWhole(part, whole)} <span class="muted">({formatShare(part, whole)})</span>
    </>
  )
}

function Villages({ rows, word }: RowsProps<CoverageVillage>): JSX.Element {
  return (
    <Table
      label={MORNING.villagesTitle}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          title: MORNING.village,
          cell: ({ code, name, kind }) => (
            <a href={villageHref(code)}>
              {KIND_WORDS[kind]} {name}
            </a>
          ),
          sort: ({ name }) => name,
        },
        {
          key: 'state',
          title: MORNING.state,
          cell: (village) => <CoverageTag of={village} word={word} />,
          sort: ({ cadres, trained }) => (cadres === 0 ? 0 : trained === 0 ? 1 : 2),
        },
        {
          key: 'trained',
          title: worded(MORNING.trained, word),
          numeric: true,
          cell: ({ trained, cadres }) => partOfWhole(trained, cadres),
          sort: ({ trained, cadres }) => share(trained, cadres),
        },
      ]}
    />
  )
}

export function CoverageTag({
  of: { cadres, trained },
  word,
}: {
  readonly of: { readonly cadres: number; readonly trained: number }
  readonly word: CadreWord
}): JSX.Element {
  if (cadres === 0) return <span class="tag">{worded(VILLAGE.none, word)}</span>
  return trained === 0 ? (
    <span class="tag wait">{worded(VILLAGE.some, word)}</span>
  ) : (
    <span class="tag done">{VILLAGE.covered}</span>
  )
}
