/** The questions of a module in order: written here, picked from the bank, each for the quiz or for the final test. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { OutlineModule } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { controlOf, OUTLINE } from '../../../text/workshop-office.ts'
import { PickItems } from '../bank/PickItems.tsx'
import { itemHref } from '../from-course.ts'
import type { ModuleActs } from './module-acts.ts'
import { addItems, moved } from './outline-edit.ts'
import { QuickItem } from './QuickItem.tsx'
import { SortableList } from './SortableList.tsx'
import type { KnownItems } from './use-items.ts'

type Props = {
  readonly courseId: string
  readonly area: string
  readonly module: OutlineModule
  readonly items: KnownItems
  readonly hasTest: boolean
  readonly acts: ModuleActs | null
}

export function ItemRows({ courseId, area, module, items, hasTest, acts }: Props): JSX.Element {
  const here = { courseId, module: module.slug, area, codes: [] }
  const [open, setOpen] = useState<'none' | 'write' | 'pick'>('none')
  const codes = module.items.map(({ code }) => code)
  const stemOf = (code: string): string => {
    const row = items.rows.get(code)
    if (row === undefined) return OUTLINE.itemLoading
    return row === null ? `${OUTLINE.itemUnknown}: ${code}` : row.stem
  }
  const change = (next: OutlineModule['items']): void => acts?.change({ items: next })
  return (
    <section class="part">
      <h4>{OUTLINE.items}</h4>
      {codes.length === 0 && open !== 'write' && <p class="muted">{OUTLINE.noItems}</p>}
      <SortableList
        label={OUTLINE.items}
        className="rows numbered"
        elements={module.items}
        keyOf={({ code }) => code}
        nameOf={({ code }) => stemOf(code)}
        onMove={acts === null ? undefined : (from, to) => change(moved(module.items, from, to))}
        render={(item, _, order) => {
          const row = items.rows.get(item.code)
          return (
            <div class="row">
              <span class="grow">
                {stemOf(item.code)}
                {acts === null && hasTest && (
                  <span class="small muted under">
                    {item.for === 'quiz' ? OUTLINE.forQuiz : OUTLINE.forTest}
                  </span>
                )}
              </span>
              <span class="row-acts">
                {acts !== null && (hasTest || item.for === 'test') && (
                  <select
                    aria-label={controlOf(OUTLINE.for, stemOf(item.code))}
                    value={item.for}
                    onChange={(event) => {
                      const to = event.currentTarget.value === 'test' ? 'test' : 'quiz'
                      change(
                        module.items.map((each) =>
                          each.code === item.code ? { ...each, for: to } : each,
                        ),
                      )
                    }}
                  >
                    <option value="quiz">{OUTLINE.forQuiz}</option>
                    <option value="test">{OUTLINE.forTest}</option>
                  </select>
                )}
                {row !== null && row !== undefined && (
                  <a
                    class="button quiet"
                    href={itemHref(here, row.itemId)}
                    aria-label={controlOf(OUTLINE.editItem, row.stem)}
                  >
                    {OUTLINE.editItem}
                  </a>
                )}
                {order}
                {acts !== null && (
                  <button
                    type="button"
                    class="button quiet"
                    aria-label={controlOf(OUTLINE.remove, stemOf(item.code))}
                    onClick={() => change(module.items.filter((each) => each !== item))}
                  >
                    {OUTLINE.remove}
                  </button>
                )}
              </span>
            </div>
          )
        }}
      />
      {acts !== null && open === 'write' && (
        <QuickItem
          area={area}
          count={codes.length}
          onClose={() => setOpen('none')}
          onSaved={(code) => {
            change(addItems(module, [code]))
            items.reload()
          }}
        />
      )}
      {acts !== null && open !== 'write' && (
        <div class="actions">
          <Button icon="plus" onClick={() => setOpen('write')}>
            {OUTLINE.writeItem}
          </Button>
          <Button icon="search" onClick={() => setOpen('pick')}>
            {OUTLINE.pickItems}
          </Button>
          <Button kind="quiet" href={itemHref(here, 'baru')}>
            {OUTLINE.writeOther}
          </Button>
        </div>
      )}
      {open === 'pick' && (
        <PickItems
          area={area}
          chosen={codes}
          onPick={(picked) => {
            change(addItems(module, picked))
            setOpen('none')
          }}
          onClose={() => setOpen('none')}
        />
      )}
    </section>
  )
}
