/** The door of the roster room. */
export { addCadre } from './add-cadre.ts'
export { listRegionChanges, previewRegionChange, recordRegionChange } from './areas/change-areas.ts'
export {
  advanceCoverage,
  listDueDistricts,
  recountCoverage,
  recountCoverageOf,
  verifyCoverage,
  type Advanced,
} from './advance-coverage.ts'
export { captionOf } from './caption.ts'
export { checkRoster } from './check-roster.ts'
export { addCohortMembers } from './cohorts/change-members.ts'
export { suggestCohortMembers } from './cohorts/read-cohorts.ts'
export { saveCohort, setCohortState } from './cohorts/save-cohort.ts'
export { commitRoster } from './commit-roster.ts'
export type { Difference } from './count-coverage.ts'
export { editCadre } from './edit-cadre.ts'
export { endAssignment } from './end-assignment.ts'
export { enterNewcomer } from './enter-newcomer.ts'
export { readAreaName } from './find-area.ts'
export { forgetCadres } from './forget-cadres.ts'
export { findPeople, type FoundPeople, type SoughtPerson } from './find-people.ts'
export { findEndedArea } from './gazetteer.ts'
export { setFocusVillages } from './focus-villages.ts'
export { issueActivationCodes } from './issue-activation-codes.ts'
export { listCadreFacts, listCadres, readCadre, type CadreFacts } from './read-cadres.ts'
export { listRecorded, type Recorded } from './recorded.ts'
export { isSameFact, type Fact } from './recorded-rules.ts'
export { mergeCadres, undoMerge } from './life/merge-cadres.ts'
export { moveAssignment } from './life/move-assignment.ts'
export { findNamed, listErased, listStanding, showNamed, viewFrom, type View } from './people.ts'
export { readPhoneSecrets, tendPhones } from './tend-phones.ts'
export { routes } from './routes.ts'
export { openOwnPhone } from './own-data.ts'
export { findOwnFacts, listOwnEntries, ownRoster } from './store-own-data.ts'
export { calendarDate, ERASED_NAME, personWords, readName, textOf } from './rules.ts'
export { countOldPhones, dropPhones } from './store-retention.ts'
export { findPerson, listTrainedMarks, markTrained } from './store.ts'
export { entriesOf, personOf, readPersons } from './store-persons.ts'
export { listLongestNames, listServedAreas, listServing } from './store-longest.ts'
