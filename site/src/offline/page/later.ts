/** Comfort: a voice, passing a module on, going on where she stopped, a word about a question, a new version, the hint to install. */
import { countUsage } from '../usage.ts'
import { readAloud, resumeLesson, shareModule } from './comfort.ts'
import { handed } from './handed.ts'
import { offerInstall } from './install.ts'
import { offerReports } from './report-question.ts'
import { guardSignOut } from './sign-out.ts'
import { offerUpdate } from './update.ts'

const given = handed()
if (given !== null) {
  const { page, delivery } = given
  readAloud()
  shareModule()
  offerUpdate().catch(() => undefined)
  if (page !== null) {
    const { store, device, surroundings, isFromPhone } = page
    if (!isFromPhone) {
      // Safe: entries of this kind are that, and there is one.
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      const bytes = entry?.transferSize || entry?.encodedBodySize || 0
      countUsage(device, surroundings.now(), 'pages', bytes).catch(() => undefined)
    }
    offerInstall(given, device, surroundings.now)
    if (store !== null) {
      resumeLesson(store.cadreId)
      guardSignOut(store, device)
      offerReports(store, () => void delivery?.now())
    }
  }
}
