/** When a member of staff of a test showed the second factor: so late that it is fresh at every clock of a test. */
export const PROVED = '9999-12-31T00:00:00.000Z'
