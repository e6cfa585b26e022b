/** The page of files: questions taken in, checked first and saved all or none, and questions taken out. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { Select } from '../../../components/Select.tsx'
import { saveFile } from '../../../lib/save-file.ts'
import { EXCHANGE, EXPORT, faultWords, TEMPLATE } from '../../../text/exchange-office.ts'
import { BANK_HREF } from '../bank/addresses.ts'
import { useBank, type Bank } from '../bank/use-bank.ts'
import { CheckItems } from './CheckItems.tsx'
import { ExportItems } from './ExportItems.tsx'
import { RecentImports } from './RecentImports.tsx'
import { useItemImport, type ItemImport } from './use-item-import.ts'

export function ImportItems(): JSX.Element {
  const bank = useBank()
  if (bank === null) return <Loading label={EXCHANGE.loading} rows={4} />
  return <Page key={bank.area} bank={bank} />
}

function Page({ bank }: { readonly bank: Bank }): JSX.Element {
  const run = useItemImport(bank.area)
  const mayWrite = bank.mayWrite(bank.area)
  const isAtStart = ['idle', 'fault'].includes(run.state.is)
  return (
    <div class="exchange">
      <p class="exchange-back">
        <Button kind="quiet" icon="arrow-left" href={BANK_HREF}>
          {EXCHANGE.back}
        </Button>
      </p>
      {isAtStart && bank.areas.length > 1 && (
        <Select
          label={EXCHANGE.bank}
          value={bank.area}
          options={bank.areas}
          onChange={bank.choose}
        />
      )}
      {mayWrite ? (
        <Import run={run} area={bank.area} />
      ) : (
        <Notice title={EXCHANGE.readerTitle}>{EXCHANGE.reader}</Notice>
      )}
      {isAtStart && (
        <section aria-labelledby="unduh">
          <h2 id="unduh">{EXPORT.title}</h2>
          <ExportItems area={bank.area} tag={null} />
        </section>
      )}
      {isAtStart && <RecentImports area={bank.area} zone={bank.zone} mayUndo={mayWrite} />}
    </div>
  )
}

type ImportProps = { readonly run: ItemImport; readonly area: string }

function Import({ run, area }: ImportProps): JSX.Element {
  const { state } = run
  switch (state.is) {
    case 'idle':
    case 'fault':
      return (
        <section aria-labelledby="ambil">
          <h2 id="ambil">{EXCHANGE.takeTitle}</h2>
          <FileDrop
            label={EXCHANGE.fileLabel}
            help={EXCHANGE.fileHelp}
            accept=".gift,.txt,.xml,.zip,.xlsx,.csv,.tsv"
            error={state.is === 'fault' ? faultWords(state.fault, state.line) : undefined}
            onFile={(file) => void run.open(file)}
          />
          <Template />
        </section>
      )
    case 'reading':
      return (
        <Progress
          label={EXCHANGE.reading}
          done={state.done}
          total={state.total}
          unit={EXCHANGE.unit}
        />
      )
    case 'comparing':
      return <Loading label={EXCHANGE.comparing} rows={6} />
    case 'failed':
      return (
        <>
          <Problem error={state.error} onRetry={() => void run.retryCompare()} />
          <p>
            <Button onClick={run.leave}>{EXCHANGE.otherFile}</Button>
          </p>
        </>
      )
    case 'checked':
      return <CheckItems run={run} area={area} />
    case 'uploading':
      return (
        <Progress
          label={EXCHANGE.uploading}
          done={state.done}
          total={state.total}
          unit={EXCHANGE.pictures}
        />
      )
    case 'saving':
      return (
        <>
          <Loading label={EXCHANGE.saving} rows={2} />
          <p class="help">{EXCHANGE.allOrNone}</p>
        </>
      )
    case 'stopped':
      return (
        <>
          <Problem error={state.error} />
          <Notice kind="wait" title={EXCHANGE.stoppedTitle}>
            <p>{EXCHANGE.stopped}</p>
          </Notice>
          <div class="actions">
            <Button kind="primary" icon="reload" onClick={() => void run.save()}>
              {EXCHANGE.retry}
            </Button>
            <Button onClick={run.review}>{EXCHANGE.backToCheck}</Button>
            <Button kind="quiet" onClick={() => void run.retryCompare()}>
              {EXCHANGE.compareAgain}
            </Button>
          </div>
        </>
      )
    case 'saved':
    case 'undoing':
    case 'undone':
      return <Saved run={run} />
  }
}

function Saved({ run }: { readonly run: ItemImport }): JSX.Element {
  const { state, tags } = run
  const [tag] = tags
  return (
    <>
      {state.is === 'saved' && (
        <Notice kind="done" title={EXCHANGE.savedTitle}>
          <p>{EXCHANGE.saved(state.counts.added, state.counts.changed, state.counts.same)}</p>
        </Notice>
      )}
      {state.is === 'undoing' && <Loading label={EXCHANGE.undoing} rows={2} />}
      {state.is === 'undone' && <Notice kind="done">{EXCHANGE.undone(state.count)}</Notice>}
      {state.is !== 'undoing' && (
        <div class="actions">
          <Button
            kind="primary"
            href={tag === undefined ? BANK_HREF : `${BANK_HREF}?label=${encodeURIComponent(tag)}`}
          >
            {tag === undefined ? EXCHANGE.seeBank : EXCHANGE.seeTag(tag)}
          </Button>
          <Button onClick={run.leave}>{EXCHANGE.another}</Button>
        </div>
      )}
      {state.is === 'saved' && state.added.length > 0 && (
        <>
          <p>
            <Button kind="quiet" icon="undo" onClick={() => void run.undo()}>
              {EXCHANGE.undo(state.added.length)}
            </Button>
          </p>
          {state.counts.changed > 0 && <p class="help">{EXCHANGE.undoHelp}</p>}
        </>
      )}
    </>
  )
}

/** The workbook is written when it is asked for. */
function Template(): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  async function download(): Promise<void> {
    setBusy(true)
    const { sheetTemplate } = await import('../../../lib/exchange/sheet-layout.ts')
    const bytes = await sheetTemplate(TEMPLATE)
    // Safe: the writer fills a buffer of its own, never a shared one.
    saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>]), EXCHANGE.templateFile)
    setBusy(false)
  }
  return (
    <p class="exchange-template">
      <span class="help">{EXCHANGE.templateHelp}</span>
      <Button
        icon="sheet"
        busy={isBusy ? EXCHANGE.loading : undefined}
        onClick={() => void download()}
      >
        {EXCHANGE.template}
      </Button>
    </p>
  )
}
