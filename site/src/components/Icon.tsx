/** An icon of the kept set (lucide), drawn inline at build time. Always beside a word, so it is hidden from screen readers. */
import type { JSX } from 'preact'
import arrowDown from 'lucide-static/icons/arrow-down.svg?raw'
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw'
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw'
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw'
import award from 'lucide-static/icons/award.svg?raw'
import ban from 'lucide-static/icons/ban.svg?raw'
import book from 'lucide-static/icons/book-open.svg?raw'
import building from 'lucide-static/icons/building-2.svg?raw'
import calendar from 'lucide-static/icons/calendar.svg?raw'
import camera from 'lucide-static/icons/camera.svg?raw'
import card from 'lucide-static/icons/id-card.svg?raw'
import check from 'lucide-static/icons/check.svg?raw'
import clock from 'lucide-static/icons/clock.svg?raw'
import close from 'lucide-static/icons/x.svg?raw'
import copy from 'lucide-static/icons/copy.svg?raw'
import danger from 'lucide-static/icons/triangle-alert.svg?raw'
import done from 'lucide-static/icons/circle-check.svg?raw'
import down from 'lucide-static/icons/chevron-down.svg?raw'
import download from 'lucide-static/icons/download.svg?raw'
import edit from 'lucide-static/icons/pencil.svg?raw'
import external from 'lucide-static/icons/external-link.svg?raw'
import eye from 'lucide-static/icons/eye.svg?raw'
import filter from 'lucide-static/icons/filter.svg?raw'
import folder from 'lucide-static/icons/folder-archive.svg?raw'
import grid from 'lucide-static/icons/layout-grid.svg?raw'
import help from 'lucide-static/icons/circle-help.svg?raw'
import home from 'lucide-static/icons/house.svg?raw'
import importFile from 'lucide-static/icons/file-up.svg?raw'
import info from 'lucide-static/icons/info.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import menu from 'lucide-static/icons/menu.svg?raw'
import message from 'lucide-static/icons/message-circle.svg?raw'
import pin from 'lucide-static/icons/map-pin.svg?raw'
import plus from 'lucide-static/icons/plus.svg?raw'
import presentation from 'lucide-static/icons/presentation.svg?raw'
import print from 'lucide-static/icons/printer.svg?raw'
import qr from 'lucide-static/icons/qr-code.svg?raw'
import remove from 'lucide-static/icons/trash-2.svg?raw'
import search from 'lucide-static/icons/search.svg?raw'
import send from 'lucide-static/icons/send.svg?raw'
import sheet from 'lucide-static/icons/file-spreadsheet.svg?raw'
import shield from 'lucide-static/icons/shield-check.svg?raw'
import signOut from 'lucide-static/icons/log-out.svg?raw'
import sortable from 'lucide-static/icons/arrow-up-down.svg?raw'
import unlink from 'lucide-static/icons/unlink.svg?raw'
import undo from 'lucide-static/icons/undo-2.svg?raw'
import upload from 'lucide-static/icons/upload.svg?raw'
import user from 'lucide-static/icons/user.svg?raw'
import users from 'lucide-static/icons/users.svg?raw'
import reload from 'lucide-static/icons/refresh-cw.svg?raw'

const ICONS = {
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  award,
  ban,
  book,
  building,
  calendar,
  camera,
  card,
  check,
  clock,
  close,
  copy,
  danger,
  done,
  down,
  download,
  edit,
  external,
  eye,
  filter,
  folder,
  grid,
  help,
  home,
  import: importFile,
  info,
  lock,
  menu,
  message,
  pin,
  plus,
  presentation,
  print,
  qr,
  reload,
  remove,
  search,
  send,
  sheet,
  shield,
  'sign-out': signOut,
  sortable,
  undo,
  unlink,
  upload,
  user,
  users,
} as const

export type IconName = keyof typeof ICONS

type Props = {
  readonly name: IconName
  /** 24 unless it stands in a line of small text. */
  readonly size?: 18 | 20 | 24
}

export function Icon({ name, size = 24 }: Props): JSX.Element {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: strokesOf(ICONS[name]) }}
    />
  )
}

/** What stands inside the file's svg element. */
function strokesOf(file: string): string {
  return file.slice(file.indexOf('>', file.indexOf('<svg')) + 1, file.lastIndexOf('</svg>')).trim()
}
