/** The door of the regions room. */
export { loadAreas, type OfficialArea } from './load-areas.ts'
export { getDistrict, getDistrictRow, listDistricts } from './read-district.ts'
export { routes } from './routes.ts'
export { cleanName, nameKey } from './rules.ts'
export { setDistrict, type DistrictSettings } from './set-district.ts'
export { listAreas, listAreasWithin, type AreaRow, type DistrictRow } from './store.ts'
