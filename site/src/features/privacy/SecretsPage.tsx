/** Rahasia platform, for its keeper: per secret its name, what is still under the one before, and when that may be taken away. */
import type { JSX } from 'preact'
import { readRotations, type Rotation } from '../../../../worker/contract/secrets.ts'
import { Button } from '../../components/Button.tsx'
import { KeeperTabs } from '../../components/KeeperTabs.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Table } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { useLogs } from '../../lib/log-place.ts'
import { useReply } from '../../lib/use-reply.ts'
import { formatNumber } from '../../text/format.ts'
import {
  adviceOf,
  lostWords,
  SECRET_NAMES,
  SECRETS,
  stateOf,
  labelOf,
  wayWords,
  type SecretState,
} from '../../text/secrets.ts'

export function SecretsPage(): JSX.Element {
  const logs = useLogs()
  if (logs === null) return <Loading label={SECRETS.loading} rows={4} />
  if (!logs.isKeeper) return <Notice title={SECRETS.notAllowedTitle}>{SECRETS.notAllowed}</Notice>
  return (
    <>
      <KeeperTabs current="secrets" district={logs.district} />
      <Secrets />
    </>
  )
}

function Secrets(): JSX.Element {
  const reply = useReply('all', (signal) => call(readRotations, {}, { signal }))
  if (reply.state === 'loading') return <Loading label={SECRETS.loading} rows={4} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  return (
    <div class="privacy tall">
      {reply.answer.rotations.map((rotation) => (
        <OneSecret key={rotation.secret} rotation={rotation} />
      ))}
      <p>
        <Button icon="reload" onClick={reply.reload}>
          {SECRETS.again}
        </Button>
      </p>
      <section class="panel" aria-labelledby="cara">
        <h2 id="cara">{SECRETS.change}</h2>
        <ol>
          {SECRETS.changeSteps.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ol>
        <p class="small muted">{SECRETS.guide}</p>
      </section>
    </div>
  )
}

const NOTICE_OF: Readonly<Record<SecretState, 'info' | 'wait' | 'danger' | 'done'>> = {
  STILL: 'info',
  RUNNING: 'wait',
  PEOPLE: 'wait',
  READY: 'done',
  STRANDED: 'danger',
}

function OneSecret({ rotation }: { readonly rotation: Rotation }): JSX.Element {
  const { secret, version, previous, since, left, lost } = rotation
  const state = stateOf(rotation)
  const [name, what] = SECRET_NAMES[secret]
  const [title, body] = adviceOf(rotation)
  const isChanging = previous !== null
  return (
    <section class="panel" aria-labelledby={secret}>
      <h2 id={secret}>{name}</h2>
      <p class="muted">{what}</p>
      <dl class="facts">
        <dt>{SECRETS.today}</dt>
        <dd>
          <span class="num">{version}</span>
          {since !== null && `, ${SECRETS.since(since.slice(0, 10))}`}
        </dd>
        <dt>{SECRETS.before}</dt>
        <dd class="num">{previous ?? SECRETS.none}</dd>
      </dl>
      <Notice kind={NOTICE_OF[state]} title={title}>
        {body}
      </Notice>
      {lost > 0 && <Notice kind="danger">{lostWords(lost)}</Notice>}
      {isChanging && (
        <Table
          label={SECRETS.table}
          rows={left}
          rowKey={({ use }) => use}
          columns={[
            { key: 'use', title: SECRETS.what, cell: ({ use }) => labelOf(use) },
            {
              key: 'count',
              title: SECRETS.count,
              numeric: true,
              cell: ({ count }) => formatNumber(count),
            },
            {
              key: 'how',
              title: SECRETS.how,
              cell: ({ use, count }) => wayWords(use, count, since),
            },
          ]}
        />
      )}
    </section>
  )
}
