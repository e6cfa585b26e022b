import * as contract from '../../contract/bank.ts'
import { serve, type App } from '../../core/serve.ts'
import { compareItems } from './compare-items.ts'
import { countBank } from './count-bank.ts'
import { exportItems } from './export-items.ts'
import { importItems } from './import-items.ts'
import { previewItem } from './preview-item.ts'
import { readItem, readItemVersion } from './read-item.ts'
import { retireItem } from './retire-item.ts'
import { saveItem } from './save-item.ts'
import { searchBank } from './search-bank.ts'
import { listImports, undoImport } from './undo-import.ts'

export function bankRoutes(app: App): void {
  serve(app, contract.searchBank, searchBank)
  serve(app, contract.countBank, countBank)
  // Before those of one question: their names are no ids.
  serve(app, contract.compareItems, compareItems)
  serve(app, contract.importItems, importItems)
  serve(app, contract.listImports, listImports)
  serve(app, contract.undoImport, undoImport)
  serve(app, contract.exportItems, exportItems)
  serve(app, contract.previewItem, previewItem)
  serve(app, contract.readItem, readItem)
  serve(app, contract.readItemVersion, readItemVersion)
  serve(app, contract.saveItem, saveItem)
  serve(app, contract.retireItem, retireItem)
}
