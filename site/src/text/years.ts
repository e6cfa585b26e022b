/** Words of choosing a year. */
export const YEARS = { label: 'Tahun', all: 'Semua tahun' }
