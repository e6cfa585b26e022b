/** The picture of a district's coverage, to send on: the same that its public page makes. */
import { Fragment, type JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readCoverage } from '../../../../worker/contract/reporting.ts'
import { Button } from '../../components/Button.tsx'
import { call } from '../../lib/call.ts'
import { savePicture, sharePicture } from '../../lib/coverage-picture.ts'
import { canShareFiles } from '../../lib/paint.ts'
import { pictureOf, type CoveragePicture } from '../../render/coverage-picture.ts'
import { PICTURE, PUBLIC_PAGE } from '../../text/public-page.ts'
import { useReply } from '../../lib/use-reply.ts'

/** Read before a button is pressed: a browser hands a picture on only right after the press. */
export function PictureButtons({ district }: { readonly district: string }): JSX.Element | null {
  const reply = useReply(district, (signal) => call(readCoverage, { area: district }, { signal }))
  const [hasFailed, setFailed] = useState(false)
  if (reply.state !== 'here') return null
  const coverage = reply.answer
  const picture = pictureOf(
    { ...coverage, total: coverage, villages: coverage.villageList },
    location.origin,
  )
  const make = async (hand: (picture: CoveragePicture) => Promise<void>): Promise<void> => {
    setFailed(false)
    try {
      await hand(picture)
    } catch {
      setFailed(true)
    }
  }
  return (
    <Fragment>
      {canShareFiles() && (
        <Button icon="upload" onClick={() => void make(sharePicture)}>
          {PICTURE.share}
        </Button>
      )}
      <Button icon="download" onClick={() => void make(savePicture)}>
        {PICTURE.save}
      </Button>
      {hasFailed && <p role="alert">{PUBLIC_PAGE.noPicture}</p>}
    </Fragment>
  )
}
