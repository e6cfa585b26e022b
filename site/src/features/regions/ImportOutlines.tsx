/** Choosing a file, seeing what is in it and how it will look, saying whose it is, and saving. Nothing is sent before that. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { saveVillageOutlines, type StoredOutlines } from '../../../../worker/contract/outlines.ts'
import type { Coverage } from '../../../../worker/contract/reporting.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Field } from '../../components/Field.tsx'
import { FileDrop } from '../../components/FileDrop.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Picture } from '../../components/Picture.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { districtMap } from '../../render/district-map.ts'
import {
  FILE_FAULT_WORDS,
  lostLine,
  matchedLine,
  OUTLINES,
  propertyLabel,
  sizeLine,
  withoutCode,
} from '../../text/outlines-office.ts'
import { CodeList } from './CodeList.tsx'
import { matchBy, openFile, type Opened, type Preparation } from './prepare-file.ts'

type Props = {
  readonly area: OfficeArea
  readonly coverage: Coverage
  readonly replaces: StoredOutlines | null
  readonly onChosen: () => void
  readonly onSaved: () => void
}

/** Lets the browser paint that it works before it is busy. */
const painted = () => new Promise((resolve) => setTimeout(resolve, 50))

export function ImportOutlines(props: Props): JSX.Element {
  const { area, coverage, onChosen } = props
  const [isReading, setReading] = useState(false)
  const [fault, setFault] = useState('')
  const [opened, setOpened] = useState<Opened | null>(null)
  const about = { district: area.district, villages: coverage.villageList }

  async function show(work: () => Preparation | Promise<Preparation>): Promise<void> {
    setReading(true)
    setFault('')
    await painted()
    try {
      const prepared = await work()
      if (prepared.ok) setOpened(prepared.opened)
      else setFault(prepared.words)
    } catch {
      // The file went away while it was read, or is no text at all.
      setFault(FILE_FAULT_WORDS.NOT_JSON)
    } finally {
      setReading(false)
    }
  }

  const choose = (file: File) => {
    onChosen()
    setOpened(null)
    void show(() => openFile(file, about))
  }

  if (isReading) return <Loading label={OUTLINES.reading} rows={6} />
  if (opened === null) {
    return (
      <FileDrop
        label={OUTLINES.fileLabel}
        help={OUTLINES.fileHelp}
        accept=".geojson,.json,application/geo+json"
        onFile={choose}
        error={fault === '' ? undefined : fault}
      />
    )
  }
  return (
    <OpenedFile
      key={opened.property}
      {...props}
      opened={opened}
      fault={fault}
      onProperty={(property) =>
        void show(() => matchBy(opened.shapes, opened.properties, property, about))
      }
      onDrop={() => setOpened(null)}
    />
  )
}

type OpenedProps = Props & {
  readonly opened: Opened
  readonly fault: string
  readonly onProperty: (name: string) => void
  readonly onDrop: () => void
}

function OpenedFile(props: OpenedProps): JSX.Element {
  const { area, coverage, replaces, opened, fault, onProperty, onDrop, onSaved } = props
  const { matched, made, properties, property } = opened
  const [id] = useState(() => crypto.randomUUID())
  const [source, setSource] = useState(replaces?.source ?? '')
  const [licence, setLicence] = useState(replaces?.licence ?? '')
  const [isTried, setTried] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { villageList } = coverage
  const isReady = source.trim() !== '' && licence.trim() !== ''
  const errorOf = (value: string) =>
    isTried && value.trim() === '' ? OUTLINES.required : undefined

  async function save(): Promise<void> {
    setAsking(false)
    setSaving(true)
    setError(null)
    try {
      await call(saveVillageOutlines, {
        district: area.districtCode,
        id,
        replaces: replaces?.id ?? null,
        source,
        licence,
        outlines: made.outlines,
      })
      onSaved()
    } catch (problem) {
      setError(problem)
      setSaving(false)
    }
  }

  const press = () => {
    setTried(true)
    if (!isReady) return
    if (replaces === null) void save()
    else setAsking(true)
  }

  return (
    <div class="outlines-file">
      <h2>{OUTLINES.found}</h2>
      {properties.length > 1 && (
        <Select
          label={OUTLINES.property}
          help={OUTLINES.propertyHelp}
          value={property}
          options={properties.map(({ name, example, villages }) => ({
            value: name,
            label: propertyLabel(name, example, villages),
          }))}
          onChange={onProperty}
          error={fault === '' ? undefined : fault}
        />
      )}
      <p>
        <b>{matchedLine(matched.polygons.size, villageList.length)}</b>{' '}
        {sizeLine(made.pointsBefore, made.pointsAfter, made.bytes)}
      </p>
      {matched.without > 0 && <p>{withoutCode(matched.without)}</p>}
      {made.lost.length > 0 && <p>{lostLine(made.lost.length)}</p>}
      <CodeList
        title={OUTLINES.missing}
        lines={matched.missing.map(({ code, name }) => `${code} ${name}`)}
      />
      <CodeList title={OUTLINES.unknown} lines={matched.unknown} />
      <h2>{OUTLINES.preview}</h2>
      <Picture
        of={districtMap({
          outlines: made.outlines,
          villages: villageList,
          source: source.trim() === '' ? OUTLINES.notYet : source.trim(),
          licence: licence.trim() === '' ? OUTLINES.notYet : licence.trim(),
        })}
      />
      <Field
        label={OUTLINES.source}
        help={OUTLINES.sourceHelp}
        value={source}
        onInput={setSource}
        maxLength={120}
        error={errorOf(source)}
      />
      <Field
        label={OUTLINES.licence}
        help={OUTLINES.licenceHelp}
        value={licence}
        onInput={setLicence}
        maxLength={120}
        error={errorOf(licence)}
      />
      {error !== null && <Problem error={error} />}
      <div class="actions">
        <Button
          kind="primary"
          icon="done"
          busy={isSaving ? OUTLINES.saving : undefined}
          onClick={press}
        >
          {OUTLINES.save}
        </Button>
        <Button onClick={onDrop} disabled={isSaving}>
          {OUTLINES.cancel}
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={OUTLINES.replaceTitle}
          yes={OUTLINES.replaceYes}
          icon="done"
          no={OUTLINES.no}
          onYes={() => void save()}
          onNo={() => setAsking(false)}
        >
          <p>{OUTLINES.replaceBody}</p>
        </Confirm>
      )}
    </div>
  )
}
