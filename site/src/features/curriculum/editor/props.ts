/** What a page gives to the editor. */
export type LessonEditorProps = {
  /** Read once; another lesson needs another `key`. */
  readonly text: string
  /** The whole lesson, at most 300 ms after a change and before the page is left. */
  readonly onChange: (text: string) => void
  /** Whose pictures and recordings are uploaded. */
  readonly ownerArea: string
  /** What is being edited, for those who listen: "Isi pelajaran Siapa KPM?". */
  readonly label: string
}
