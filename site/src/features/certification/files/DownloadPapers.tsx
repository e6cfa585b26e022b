/**
 * Fetches all papers of a selection as one ZIP, with what is happening in words, and a way to stop and go on. A ZIP on its way is
 * of what was chosen when it began, whatever is chosen meanwhile.
 */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import type { Reply } from '../../../lib/use-reply.ts'
import { ZIP } from '../../../text/certificate-files-office.ts'
import { namePapers } from './paper-names.ts'
import { usePapers, type Papers, type Selection } from './use-papers.ts'
import { useZip, type Zip, type ZipState } from './use-zip.ts'

type Props = {
  readonly selection: Selection
  /** Of the ZIP; nobody's name. */
  readonly name: string
}

export function DownloadPapers({ selection, name }: Props): JSX.Element {
  return <DownloadOf reply={usePapers(selection)} name={name} />
}

type OfProps = { readonly reply: Reply<Papers>; readonly name: string }

/** The same for papers that are known already. */
export function DownloadOf({ reply, name }: OfProps): JSX.Element {
  const zip = useZip()
  if ('total' in zip) return <OnItsWay {...zip} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  if (reply.state === 'loading') return <Loading label={ZIP.loading} rows={1} />
  const { papers, origin } = reply.answer
  return (
    <div class="zip">
      <Still
        zip={zip}
        papers={papers}
        name={name}
        onStart={() => zip.start(namePapers(papers), origin, name)}
      />
    </div>
  )
}

type StillProps = Pick<Papers, 'papers'> & {
  readonly zip: Exclude<ZipState, { total: number }>
  readonly name: string
  readonly onStart: () => void
}

function Still({ zip, papers, name, onStart }: StillProps): JSX.Element {
  const total = papers.length
  const startButton = (
    <Button icon="download" onClick={onStart}>
      {ZIP.start(total)}
    </Button>
  )
  switch (zip.state) {
    case 'done':
      return (
        <Notice
          kind="done"
          title={ZIP.doneTitle(zip.papers)}
          action={
            <Button icon="download" onClick={onStart}>
              {ZIP.again}
            </Button>
          }
        >
          {ZIP.done(name)}
        </Notice>
      )
    case 'failed':
      return (
        <Notice kind="danger" title={ZIP.failedTitle} action={startButton}>
          {ZIP.failed}
        </Notice>
      )
    case 'ready':
      if (total === 0) return <Empty title={ZIP.emptyTitle}>{ZIP.empty}</Empty>
      return (
        <>
          <p class="help">{ZIP.help(total)}</p>
          {startButton}
        </>
      )
  }
}

function OnItsWay(zip: Extract<Zip, { total: number }>): JSX.Element {
  return (
    <div class="zip">
      {zip.state === 'stuck' && <Problem error={zip.error} />}
      <Progress label={ZIP[zip.state]} done={zip.done} total={zip.total} unit={ZIP.unit} />
      <div class="actions">
        {zip.state === 'running' ? (
          <Button onClick={zip.stop}>{ZIP.stop}</Button>
        ) : (
          <Button kind="primary" icon="reload" onClick={zip.goOn}>
            {ZIP.goOn}
          </Button>
        )}
        <Button kind="quiet" icon="close" onClick={zip.giveUp}>
          {ZIP.giveUp}
        </Button>
      </div>
    </div>
  )
}
