/** Comfort: a voice, passing a module on, going on where she stopped, a word about a question, the hint to install. */
import { readAloud, resumeLesson, shareModule } from './comfort.ts'
import { handed } from './handed.ts'
import { offerInstall } from './install.ts'
import { offerReports } from './report-question.ts'

const given = handed()
if (given !== null) {
  const { page, delivery } = given
  readAloud()
  shareModule()
  if (page !== null) {
    const { store, device, surroundings } = page
    offerInstall(given, device, surroundings.now)
    if (store !== null) {
      resumeLesson(store.cadreId)
      offerReports(store, () => void delivery?.now())
    }
  }
}
