/** Where certificates are checked: the page, and the scope of its service worker. */
export const PAGE = '/v'
