/** The door of the renderers: the only code of the site that the Worker may import. */
export { escapeText, html, trusted, type Html } from './html.ts'
export { problemPage } from './problem.ts'
export { fillShell, type Filling } from './shell.ts'
