/** Where the roll is, for its page and for the service worker that keeps it. */
export const ROLL_PAGE = '/pelatih/hadir/'
