/** Where a cadre checks herself in, for the page and for the service worker that keeps it. */
export const PAGE = '/hadir/'
/** Its service worker also answers for the address as it is typed from the screen of the hall, without the slash. */
export const SCOPE = '/hadir'
export const WORKER = '/hadir-kader-sw.js'
/** What the browser calls out once there is signal, where it can: Background Sync. */
export const SYNC_TAG = 'kehadiran'
