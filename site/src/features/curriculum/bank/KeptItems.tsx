/** Questions that were begun on this computer and never saved: gone on with, or thrown away. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { BANK } from '../../../text/bank-office.ts'
import { EDIT_HREF } from './addresses.ts'
import { forgetKept, listKept, type KeptItem } from './keep-item.ts'

export function KeptItems({ accountId }: { readonly accountId: string }): JSX.Element | null {
  const [kept, setKept] = useState<readonly KeptItem[]>([])
  const [dropping, setDropping] = useState<KeptItem | null>(null)
  useEffect(() => {
    let isGone = false
    const read = async (): Promise<void> => {
      const found = await listKept(accountId)
      if (!isGone) setKept(found)
    }
    void read()
    return () => {
      isGone = true
    }
  }, [accountId])
  if (kept.length === 0) return null
  const drop = (item: KeptItem): void => {
    setKept(kept.filter((each) => each !== item))
    setDropping(null)
    forgetKept(accountId, item.itemId).catch(() => undefined)
  }
  return (
    <>
      <Notice kind="wait" title={BANK.keptTitle(kept.length)}>
        <p>{BANK.kept}</p>
        <ul class="bank-kept">
          {kept.map((item) => (
            <li key={item.itemId}>
              <span>{nameOf(item)}</span>
              <span class="row-actions">
                <Button href={`${EDIT_HREF}#${item.version === 0 ? 'baru/' : ''}${item.itemId}`}>
                  {BANK.keptContinue}
                  <span class="unseen">: {nameOf(item)}</span>
                </Button>
                <Button kind="quiet" onClick={() => setDropping(item)}>
                  {BANK.keptDrop}
                  <span class="unseen">: {nameOf(item)}</span>
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </Notice>
      {dropping !== null && (
        <Confirm
          title={BANK.keptDropTitle}
          yes={BANK.keptDrop}
          kind="danger"
          onYes={() => drop(dropping)}
          onNo={() => setDropping(null)}
        >
          <p>{BANK.keptDropSure(nameOf(dropping))}</p>
        </Confirm>
      )}
    </>
  )
}

function nameOf({ form }: KeptItem): string {
  const stem = form.content.stem.trim()
  if (stem === '') return BANK.keptUnnamed
  return stem.length > 90 ? `${stem.slice(0, 90)}…` : stem
}
