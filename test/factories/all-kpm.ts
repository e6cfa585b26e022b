/** What counts of cadres say of kinds where everybody is a KPM. */
export const ALL_KPM = {
  tpkCadres: 0,
  posyanduCadres: 0,
  otherCadres: 0,
  tpkTrained: 0,
  posyanduTrained: 0,
  otherTrained: 0,
} as const
