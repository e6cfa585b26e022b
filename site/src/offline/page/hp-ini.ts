/** The page about this phone: read from the stores at the moment of looking, put into the frame that is there. */
import type { Catalog } from '../../../../worker/contract/curriculum.ts'
import { phonePage } from '../../render/phone.ts'
import { ON_PHONE } from '../../text/phone.ts'
import type { CadreStore } from '../cadre-store.ts'
import { onPhone, type Known } from '../on-phone.ts'
import { packStore, type Packs } from '../packs.ts'
import { sync } from '../sync.ts'
import { SEEN_REFUSED } from './delivery.ts'
import { offerEscape } from './escape.ts'
import { handed, type Handed } from './handed.ts'
import { remember, type Here } from './here.ts'
import { offerInstall } from './install.ts'
import { fillTool } from './length-tool.ts'
import { guardSignOut } from './sign-out.ts'
import { addRules, PHONE_PAGE_RULES } from './own-style.ts'
import { chooseTextSize } from './text-size.ts'
import { offerUpdate } from './update.ts'

const PATIENCE = 4000

const frame = document.querySelector<HTMLElement>('[data-hp]')
const given = handed()
if (frame !== null && location.pathname.indexOf('/alat/') === 0) fillTool()
else if (frame !== null) {
  addRules(PHONE_PAGE_RULES)
  offerUpdate().catch(() => undefined)
  if (given === null || given.page === null) frame.textContent = ON_PHONE.reload
  else
    fill(given, given.page, frame).catch(() => {
      frame.textContent = ON_PHONE.failed
    })
}

async function fill(all: Handed, page: Here, place: HTMLElement): Promise<void> {
  const { device, store, surroundings } = page
  // Both are missing in the oldest browsers that we serve.
  const storage = navigator.storage as StorageManager | undefined
  const estimate = async () => (await storage?.estimate()) ?? {}
  const packs = packStore({ ...surroundings, caches, estimate }, () => undefined)
  const known = store === null ? null : await knownOf(all, store, packs)
  const hp = await onPhone(
    {
      surroundings: { ...surroundings, caches, estimate },
      device,
      packs,
      persisted: async () => (await storage?.persisted?.()) ?? null,
      version: place.dataset['hp'] ?? '',
    },
    known,
  )
  const main = document.getElementById('isi')
  if (main === null) return
  const isDemo = known?.state.isDemo ?? false
  main.innerHTML = phonePage({ isDemo, hp }).main.text
  // The frame cannot know it.
  document.body.dataset['contoh'] = isDemo ? '1' : '0'
  if (store !== null) guardSignOut(store, device)
  chooseTextSize(device)
  offerInstall(all, device, surroundings.now)
  if (store !== null) offerEscape(store, surroundings.now)
  if (document.querySelector('[data-ditolak]') !== null) {
    remember(SEEN_REFUSED, String(surroundings.now()))
    void all.delivery?.refresh()
  }
  if (store !== null) offerTry(all, surroundings, store)
  await all.downloads()
}

/** Another try may hang on a silent link: this one waits for its turn, and says so until it has ended. */
function offerTry(all: Handed, surroundings: Here['surroundings'], store: CadreStore): void {
  const button = document.querySelector<HTMLButtonElement>('[data-kirim]')
  const line = document.querySelector('[data-kabar-kirim]')
  if (button === null || line === null) return
  const send = async () => {
    button.disabled = true
    line.textContent = ON_PHONE.trying
    try {
      const { sent, left, status } = await sync(surroundings, store, { wants: 'state' })
      // What is listed here has changed.
      if (sent > 0 || left === 0) location.reload()
      else line.textContent = ON_PHONE.notSent(status)
      await all.delivery?.refresh()
    } catch {
      line.textContent = ON_PHONE.failed
    }
    button.disabled = false
  }
  button.addEventListener('click', () => void send())
}

/** Her first page may be this one: then her state is taken home first. */
async function knownOf(all: Handed, store: CadreStore, packs: Packs): Promise<Known | null> {
  if ((await store.get('state')) === null) await all.delivery?.now('state')
  const state = await store.get('state')
  if (state === null || state.cadreId !== store.cadreId) return null
  const kept = await packs.catalog(state.district)
  const catalog: Catalog | null =
    kept?.catalog ?? (await packs.fetchCatalog(state.district, PATIENCE).catch(() => null))
  const unsent = await store.pending()
  return { store, state, catalog, unsent, receipts: await store.listReceipts() }
}
