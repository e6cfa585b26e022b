/** The views of coverage by their addresses. */
export const COVERAGE_TABS = {
  recap: '/dinas/cakupan/',
  uncovered: '/dinas/cakupan/belum/',
  publicPage: '/dinas/cakupan/publik/',
} as const
