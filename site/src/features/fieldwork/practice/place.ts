/** Where practice is assessed, for its page and for the service worker that keeps it. */
export const PRACTICE_PAGE = '/pelatih/praktik/'
