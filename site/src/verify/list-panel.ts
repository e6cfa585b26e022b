/** The running list in the page: kept on this device until somebody deletes it. */
import { csvOf } from '../lib/csv.ts'
import { LIST } from '../text/verify.ts'
import { listView } from './list-view.ts'
import { onTasks } from './tasks.ts'
import { add, improve, readList, tableOf, type Row, type ScanList } from './scan-list.ts'

const KEY = 'periksa-daftar'
const SURE_FOR = 4000

export type ListPanel = {
  add(row: Row): void
  improve(row: Row): void
}

export function openList(place: HTMLElement): ListPanel {
  let list: ScanList = readList(stored()) ?? []
  let isKept = true

  const set = (next: ScanList): void => {
    list = next
    try {
      if (list.length === 0) localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, JSON.stringify(list))
      isKept = true
    } catch {
      isKept = false
    }
    draw()
  }
  const draw = (): void => {
    place.hidden = list.length === 0
    place.innerHTML = list.length === 0 ? '' : listView(list, isKept).text
    const share = place.querySelector<HTMLButtonElement>('[data-tugas=bagi]')
    if (share !== null) share.hidden = !canShare(fileOf(list))
  }
  onTasks(place, {
    unduh: () => download(fileOf(list)),
    bagi() {
      // Somebody may close the share sheet again.
      navigator.share({ files: [fileOf(list)], title: LIST.title }).catch(() => undefined)
    },
    batal: () => set(list.slice(0, -1)),
    hapus(button) {
      if (button.textContent === LIST.sure) return set([])
      button.textContent = LIST.sure
      setTimeout(() => (button.textContent = LIST.clear), SURE_FOR)
    },
  })
  draw()
  return {
    add: (row) => set(add(list, row)),
    improve: (row) => set(improve(list, row)),
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function fileOf(list: ScanList): File {
  const name = `${LIST.file}-${new Date().toISOString().slice(0, 10)}.csv`
  return new File([csvOf(tableOf(list))], name, { type: 'text/csv' })
}

function canShare(file: File): boolean {
  try {
    return navigator.canShare({ files: [file] })
  } catch {
    // Older browsers do not know how to share files.
    return false
  }
}

function download(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
