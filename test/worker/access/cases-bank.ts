/** The cases of the question bank: a district's own question, so that another district's people must not find it. */
import type { Permission } from '../../../worker/core/access.ts'
import { importItems } from '../../../worker/curriculum/bank/import-items.ts'
import { saveItem } from '../../../worker/curriculum/bank/save-item.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { anItem } from '../../factories/items.ts'
import type { Case } from './cases.ts'
import { DRAFT_ID } from './cases-workshop.ts'

const AREA = '35.08'
const ITEM = '01980000-0000-7000-8000-0000000000b1'

const IMPORT = '01980000-0000-7000-8000-0000000000b2'

export async function makeBankItem(): Promise<void> {
  await importItems(contextFor(SYSTEM), {
    importId: IMPORT,
    area: AREA,
    from: 'soal.gift',
    items: [{ ...fromFile(), version: 0 }],
  })
  await saveItem(contextFor(SYSTEM), {
    itemId: ITEM,
    area: AREA,
    item: anItem(),
    tags: [],
    version: 0,
  })
}

const of = (who: Permission, input: () => Record<string, unknown>): Case => ({
  who,
  area: AREA,
  input,
})

const fromFile = () => ({ itemId: newUuid(), item: anItem('truth'), tags: [] })

export const BANK_CASES: Readonly<Record<string, Case>> = {
  listImports: of('item.read', () => ({ area: AREA })),
  undoImport: of('item.retire', () => ({ importId: IMPORT })),
  searchBank: of('item.read', () => ({ area: AREA })),
  countBank: of('item.read', () => ({ area: AREA })),
  readItem: of('item.read', () => ({ itemId: ITEM })),
  readItemVersion: of('item.read', () => ({ itemId: ITEM, number: '1' })),
  saveItem: of('item.save', () => ({
    itemId: ITEM,
    area: AREA,
    item: anItem('many'),
    tags: [],
    version: 99,
  })),
  retireItem: of('item.retire', () => ({ itemId: ITEM, retired: true })),
  compareItems: of('item.import', () => ({
    area: AREA,
    items: [fromFile()],
  })),
  importItems: of('item.import', () => ({
    importId: newUuid(),
    area: AREA,
    from: 'soal.gift',
    items: [{ ...fromFile(), version: 0 }],
  })),
  exportItems: of('item.read', () => ({ area: AREA })),
  previewItem: of('item.read', () => ({ area: AREA, item: anItem('case') })),
  importCourse: of('course.draft', () => ({
    code: 'BENGKEL',
    ownerArea: AREA,
    files: [],
    version: 99,
  })),
  compareCourse: of('course.draft', () => ({
    code: 'BENGKEL',
    ownerArea: AREA,
    files: [],
    media: [],
  })),
  readForPrint: of('course.readDraft', () => ({ courseId: DRAFT_ID, of: 'draft' })),
  exportCourse: of('course.readDraft', () => ({ courseId: DRAFT_ID })),
}
