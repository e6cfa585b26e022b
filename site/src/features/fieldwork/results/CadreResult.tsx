/** Everything that was assessed of one cadre, the newest first, taken back or not. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { readCadrePractice, type PracticePhoto } from '../../../../../worker/contract/fieldwork.ts'
import { sheetKey } from '../../../../../worker/contract/practice-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatMoment } from '../../../text/format.ts'
import { CADRE_PRACTICE, resultWords, STEP_WORDS } from '../../../text/practice.ts'
import { PHOTO_HISTORY } from '../../../text/practice-photo.ts'
import { CADRE_RESULT, RESULTS } from '../../../text/practice-office.ts'
import { areaWords } from '../../../text/roster.ts'
import { PhotoDialog } from '../photo/PhotoDialog.tsx'

type Reply = ReplyOf<typeof readCadrePractice>
type Assessment = Reply['assessments'][number]

type Props = { readonly area: OfficeArea; readonly cadreId: string; readonly onBack: () => void }

export function CadreResult({ area, cadreId, onBack }: Props): JSX.Element {
  const reply = useReply(`${area.code}/${cadreId}`, (signal) =>
    call(readCadrePractice, { area: area.code, cadreId }, { signal }),
  )
  const [looked, setLooked] = useState<PracticePhoto | null>(null)
  const [said, setSaid] = useState('')
  const back = (
    <Button kind="quiet" icon="arrow-left" onClick={onBack}>
      {CADRE_RESULT.back}
    </Button>
  )
  if (reply.state === 'loading') return <Loading label={RESULTS.loading} rows={6} />
  if (reply.state === 'failed') {
    return (
      <>
        <p>{back}</p>
        <Problem error={reply.error} onRetry={reply.reload} />
      </>
    )
  }
  const { person, sheets, assessments, photos } = reply.answer
  return (
    <div class="practice-person">
      <p>{back}</p>
      <div class="practice-person-head">
        <h2>{person.name}</h2>
        <p class="muted">
          {person.area === null ? '' : areaWords(person.area)}{' '}
          <span class="num">{person.code}</span>
        </p>
        <Button icon="user" href={`/dinas/kader/?id=${person.cadreId}`}>
          {CADRE_RESULT.toCadre}
        </Button>
      </div>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {assessments.length === 0 ? (
        <Empty title={CADRE_RESULT.emptyTitle}>
          <p>{CADRE_RESULT.emptyBody}</p>
        </Empty>
      ) : (
        assessments.map((each) => (
          <OneAssessment
            key={each.id}
            assessment={each}
            sheets={sheets}
            zone={area.district.timeZone}
            photo={photos.find(({ assessmentId }) => assessmentId === each.id)}
            onPhoto={setLooked}
          />
        ))
      )}
      {looked !== null && (
        <PhotoDialog
          area={area.code}
          photo={looked}
          name={person.name}
          day={formatMoment(looked.takenAt, area.district.timeZone)}
          onClose={() => setLooked(null)}
          onRemoved={() => {
            setLooked(null)
            setSaid(PHOTO_HISTORY.removed)
            reply.reload()
          }}
        />
      )}
    </div>
  )
}

type OneProps = {
  readonly assessment: Assessment
  readonly sheets: Reply['sheets']
  readonly zone: OfficeArea['district']['timeZone']
  readonly photo: PracticePhoto | undefined
  readonly onPhoto: (photo: PracticePhoto) => void
}

function OneAssessment({ assessment, sheets, zone, photo, onPhoto }: OneProps): JSX.Element {
  const { retracted, results, comment } = assessment
  const sheet = sheets.find(
    (each) => sheetKey(each) === sheetKey(assessment) && each.versionId === assessment.versionId,
  )
  return (
    <section class={retracted === null ? 'panel' : 'panel retracted'}>
      <h3>
        {sheet?.title ?? assessment.sheet}
        {sheet?.moduleTitle != null && `: ${sheet.moduleTitle}`}{' '}
        {sheet?.isCurrent === false && <span class="tag">{CADRE_RESULT.oldSheet}</span>}
      </h3>
      <p class="muted">
        {formatMoment(assessment.doneAt, zone)}, {CADRE_RESULT.by(assessment.by, assessment.place)}
      </p>
      {retracted !== null && (
        <p>
          <span class="tag danger">{CADRE_RESULT.retracted(retracted.by, retracted.reason)}</span>
        </p>
      )}
      <p>{resultWords(results)}</p>
      {comment !== '' && (
        <p>
          <b>{CADRE_RESULT.comment}:</b> {comment}
        </p>
      )}
      {photo !== undefined && (
        <p>
          <Button kind="quiet" icon="camera" onClick={() => onPhoto(photo)}>
            {PHOTO_HISTORY.look}
          </Button>
        </p>
      )}
      {sheet !== undefined && (
        <details>
          <summary>{CADRE_PRACTICE.steps}</summary>
          <ol class="practice-step-list">
            {sheet.steps.map((step, at) => {
              const result = results[at] ?? 'UNSEEN'
              return (
                <li key={step}>
                  {step} <b class={`result is-${result.toLowerCase()}`}>{STEP_WORDS[result]}</b>
                </li>
              )
            })}
          </ol>
        </details>
      )}
    </section>
  )
}
