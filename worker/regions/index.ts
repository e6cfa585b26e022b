/** The door of the regions room. */
export {
  begunArea,
  changeRegions,
  compareWithList,
  listAreaStates,
  presentChanges,
  type AreaState,
  type ChangeRow,
} from './changes.ts'
export {
  listAreaSteps,
  listFormerAreas,
  tiedAreas,
  type AreaStep,
  type FormerArea,
} from './former-areas.ts'
export { loadAreas, type OfficialArea } from './load-areas.ts'
export { findOutlines, findOutlinesHead, saveVillageOutlines } from './outlines.ts'
export { getDistrict, getDistrictRow, listDistricts } from './read-district.ts'
export { routes } from './routes.ts'
export { cleanName, nameKey } from './rules.ts'
export { setDistrict, type DistrictSettings } from './set-district.ts'
export { listAreas, listAreasWithin, type AreaRow, type DistrictRow } from './store.ts'
