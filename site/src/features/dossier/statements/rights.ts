/** What the person at the screen may do with the district's statements; the Worker decides, this only shows or hides. */
export type Rights = {
  readonly mayPropose: boolean
  readonly mayDecide: boolean
  readonly mayList: boolean
}
