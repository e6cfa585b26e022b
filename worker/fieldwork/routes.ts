import * as practice from '../contract/fieldwork.ts'
import * as plans from '../contract/plans.ts'
import * as photos from '../contract/practice-photos.ts'
import { Refusal } from '../core/refusal.ts'
import { serve, type App } from '../core/serve.ts'
import { addFollowUp, returnPlan, signPlan } from './follow-plan.ts'
import { listPracticePhotos } from './list-photos.ts'
import { pages } from './pages.ts'
import { readPhotoSetting, setPhotoSetting } from './photo-setting.ts'
import { addPracticePhoto, readPracticePhoto, removePracticePhoto } from './photos.ts'
import { listPlans, readPlan } from './read-plans.ts'
import {
  exportPractice,
  listPractice,
  readCadrePractice,
  readPracticeBook,
} from './read-practice.ts'
import { takePractice } from './take-practice.ts'

export function routes(app: App): void {
  pages(app)
  photoRoutes(app)
  serve(app, practice.readPracticeBook, readPracticeBook)
  serve(app, practice.takePractice, takePractice)
  serve(app, practice.listPractice, listPractice)
  serve(app, practice.exportPractice, exportPractice)
  serve(app, practice.readCadrePractice, readCadrePractice)
  serve(app, plans.listPlans, listPlans)
  serve(app, plans.readPlan, readPlan)
  serve(app, plans.addFollowUp, addFollowUp)
  serve(app, plans.signPlan, signPlan)
  serve(app, plans.returnPlan, returnPlan)
}

function photoRoutes(app: App): void {
  serve(app, photos.readPhotoSetting, readPhotoSetting)
  serve(app, photos.setPhotoSetting, setPhotoSetting)
  serve(app, photos.addPracticePhoto, addPracticePhoto)
  serve(app, photos.listPracticePhotos, listPracticePhotos)
  serve(app, photos.removePracticePhoto, removePracticePhoto)

  // A file, not JSON: what is answered here fits no endpoint.
  const { method, path } = photos.practicePhotoFile
  app.on(method, path, (http) => {
    const place = photos.practicePhotoPlace.safeParse(http.req.param())
    if (!place.success) throw new Refusal('NOT_FOUND')
    return readPracticePhoto(http.var.ctx, place.data)
  })
}
