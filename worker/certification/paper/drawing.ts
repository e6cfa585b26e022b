/**
 * Which drawing of the paper this is. It goes up by one whenever the same facts give other bytes: a changed sheet, font or
 * library. Kept papers bear it in their key, so that old ones are no longer handed out, and two Workers that answer side by side
 * during a deploy never hand out each other's.
 */
export const DRAWING = 1
