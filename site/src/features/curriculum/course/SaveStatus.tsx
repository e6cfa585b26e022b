/** Where what is being written stands: saved, on its way, or safe on this computer only. Said aloud when it changes. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { Icon, type IconName } from '../../../components/Icon.tsx'
import { useZone } from '../../../lib/session.ts'
import type { Zone } from '../../../text/format.ts'
import { problemWords } from '../../../text/problems.ts'
import { savedAtWords, SAVING } from '../../../text/workshop-office.ts'
import { standingOf, type SaveState, type Standing } from './save-machine.ts'

const ICONS: Record<Standing, IconName> = {
  saved: 'done',
  waiting: 'edit',
  saving: 'upload',
  offline: 'clock',
  refused: 'danger',
  changed: 'users',
}

type Props = { readonly state: SaveState; readonly onAgain: () => void }

export function SaveStatus({ state, onAgain }: Props): JSX.Element {
  const zone = useZone()
  const standing = standingOf(state)
  return (
    <div class={`save-status ${standing}`}>
      <p role="status" aria-label={SAVING.label} class="inline num">
        <Icon name={ICONS[standing]} size={20} />
        <span>{wordsOf(state, standing, zone)}</span>
      </p>
      {(standing === 'offline' || standing === 'refused') && (
        <Button kind="quiet" icon="reload" onClick={onAgain}>
          {SAVING.again}
        </Button>
      )}
    </div>
  )
}

function wordsOf(state: SaveState, standing: Standing, zone: Zone): string {
  switch (standing) {
    case 'saved':
      return savedAtWords(state.savedAt, zone)
    case 'waiting':
      return SAVING.waiting
    case 'saving':
      return SAVING.saving
    case 'offline':
      return state.stored === state.text ? SAVING.offline : SAVING.offlineUnsafe
    case 'refused': {
      const { code = '', detail = {} } = state.refused ?? {}
      return `${SAVING.refused}: ${problemWords(code, detail).title}`
    }
    case 'changed':
      return SAVING.changed
  }
}
