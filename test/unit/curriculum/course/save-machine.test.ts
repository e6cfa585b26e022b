import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dueAt,
  isDirty,
  keepable,
  LONGEST_MS,
  opened,
  openedAlone,
  PAUSE_MS,
  standingOf,
  step,
  toSend,
  type Kept,
  type SaveEvent,
  type SaveState,
  type Theirs,
} from '../../../../site/src/features/curriculum/course/save-machine.ts'

const AT = '2026-11-21T03:42:00.000Z'

const read = (text: string, version = 1): Theirs => ({
  text,
  version,
  savedAt: AT,
  savedBy: 'Sari',
})
const through = (state: SaveState, ...events: SaveEvent[]): SaveState => events.reduce(step, state)
const typed = (text: string, at = 0): SaveEvent => ({ is: 'typed', text, at })
const sending: SaveEvent = { is: 'sending' }
const lost: SaveEvent = { is: 'lost', at: 0 }
const saved = (text: string, version: number): SaveEvent => ({ is: 'saved', text, version, at: AT })
const changed = (text: string, version: number): SaveEvent => ({
  is: 'changed',
  theirs: read(text, version),
})

describe('when a text is sent', () => {
  it('is a pause after the last letter, and not while nothing changed', () => {
    const state = opened(read('a'), null, 0)
    expect(dueAt(state)).toBeNull()
    expect(dueAt(step(state, typed('ab', 100)))).toBe(100 + PAUSE_MS)
  })

  it('is never later than ten seconds after the first letter, however one types on', () => {
    let state = opened(read(''), null, 0)
    for (let at = 0; at <= 60_000; at += 500) state = step(state, typed(`x${at}`, at))
    expect(dueAt(state)).toBe(LONGEST_MS)
  })

  it('waits longer each time that no answer came, and at once when it is asked for', () => {
    const state = through(opened(read('a'), null, 0), typed('ab', 100), sending)
    const once = step(state, { is: 'lost', at: 1000 })
    const twice = step(step(once, sending), { is: 'lost', at: 1000 })
    expect(dueAt(once)).toBeGreaterThan(1000)
    expect(dueAt(twice)).toBeGreaterThan(dueAt(once) ?? Infinity)
    expect(dueAt(step(twice, { is: 'again' }))).toBe(0)
  })

  it('is not while a save is on its way, was refused, or another text waits for a decision', () => {
    const state = step(opened(read('a'), null, 0), typed('ab'))
    expect(dueAt(step(state, sending))).toBeNull()
    const why = { code: 'NOT_ALLOWED', detail: {} }
    const refused = through(state, sending, { is: 'refused', why })
    expect(dueAt(refused)).toBeNull()
    expect(standingOf(refused)).toBe('refused')
    expect(dueAt(through(state, changed('b', 2)))).toBeNull()
  })
})

describe('a save without an answer', () => {
  it('is asked again word for word before anything newer is sent', () => {
    const state = through(opened(read('a'), null, 0), typed('ab'), sending, lost, typed('abc'))
    expect(toSend(state)).toBe('ab')
    expect(state.version).toBe(1)
    const answered = through(state, sending, saved('ab', 2))
    expect(toSend(answered)).toBe('abc')
    expect(answered.version).toBe(2)
  })

  it('that did arrive is known again as our own text, not as somebody else’s', () => {
    const state = through(opened(read('a'), null, 0), typed('ab'), sending, lost, typed('abc'))
    const met = step(state, changed('ab', 2))
    expect(met.theirs).toBeNull()
    expect(met).toMatchObject({ text: 'abc', saved: 'ab', version: 2, sent: null })
  })
})

describe('somebody else’s save', () => {
  it('simply becomes the text where nothing of ours is waiting', () => {
    const state = step(opened(read('a'), null, 0), changed('b', 2))
    expect(state).toMatchObject({ text: 'b', saved: 'b', version: 2, theirs: null })
  })

  it('waits for a decision where something of ours is, and typing goes on meanwhile', () => {
    const state = through(opened(read('a'), null, 0), typed('mine'), changed('theirs', 2))
    expect(standingOf(state)).toBe('changed')
    expect(step(state, typed('mine too'))).toMatchObject({ text: 'mine too', version: 1 })
  })

  it('is written over only after a decision, and over its own version', () => {
    const met = through(opened(read('a'), null, 0), typed('mine'), changed('theirs', 7))
    const state = step(met, { is: 'decided', text: 'mine', at: 0 })
    expect(state).toMatchObject({ text: 'mine', saved: 'theirs', version: 7, theirs: null })
    expect(isDirty(state)).toBe(true)
    const taken = step(met, { is: 'decided', text: 'theirs', at: 0 })
    expect(isDirty(taken)).toBe(false)
  })
})

describe('opening again', () => {
  const kept = (part: Partial<Kept>): Kept => ({
    text: 'mine',
    saved: 'a',
    version: 1,
    sent: null,
    at: AT,
    ...part,
  })

  it('goes on with what this computer kept', () => {
    const state = opened(read('a', 1), kept({}), 0)
    expect(state).toMatchObject({ text: 'mine', saved: 'a', version: 1, theirs: null })
  })

  it('knows its own text that arrived while the page was killed', () => {
    const state = opened(read('mi', 2), kept({ sent: 'mi' }), 0)
    expect(state).toMatchObject({ text: 'mine', saved: 'mi', version: 2, theirs: null })
  })

  it('asks for a decision when somebody else saved since', () => {
    const state = opened(read('theirs', 2), kept({}), 0)
    expect(state).toMatchObject({ text: 'mine', version: 1, theirs: { text: 'theirs' } })
  })

  it('works without signal from what was kept alone', () => {
    const state = openedAlone(kept({ sent: 'mi' }), 0)
    expect(state).toMatchObject({ text: 'mine', sent: 'mi', version: 1 })
    expect(standingOf(state)).toBe('offline')
  })
})

/** A Worker with one lesson: it saves over the version that was read, and knows a repeat. */
class Desk {
  text = 'start'
  version = 1
  by = ''
  readonly history: string[] = ['start']
  put(text: string, version: number, by: string): 'saved' | 'changed' {
    if (version === this.version - 1 && text === this.text) return 'saved'
    if (version === this.version && text === this.text) return 'saved'
    if (version !== this.version) return 'changed'
    this.text = text
    this.version += 1
    this.by = by
    this.history.push(text)
    return 'saved'
  }
  read(): Theirs {
    return { text: this.text, version: this.version, savedAt: AT, savedBy: this.by }
  }
}

type Op =
  | { readonly op: 'type'; readonly word: string }
  | { readonly op: 'send'; readonly fate: 'ok' | 'request lost' | 'answer lost' | 'refused' }
  /** Takes back everything that was typed since the last save. */
  | { readonly op: 'back' }
  | { readonly op: 'kill' }
  | { readonly op: 'colleague'; readonly word: string }
  | { readonly op: 'watch' }
  | { readonly op: 'decide'; readonly take: 'mine' | 'theirs' | 'both' }

const word = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 4 })
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 5, arbitrary: word.map((each): Op => ({ op: 'type', word: each })) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('ok', 'request lost', 'answer lost', 'refused')
      .map((fate): Op => ({ op: 'send', fate: fate as 'ok' })),
  },
  { weight: 1, arbitrary: fc.constant<Op>({ op: 'back' }) },
  { weight: 1, arbitrary: fc.constant<Op>({ op: 'kill' }) },
  { weight: 2, arbitrary: word.map((each): Op => ({ op: 'colleague', word: each })) },
  { weight: 1, arbitrary: fc.constant<Op>({ op: 'watch' }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('mine', 'theirs', 'both')
      .map((take): Op => ({ op: 'decide', take: take as 'mine' })),
  },
)

/** One person at her computer: what is in memory dies with the tab, what was kept does not. */
class Writer {
  readonly desk: Desk
  state: SaveState
  kept: Kept | null = null
  aside: string[] = []
  /** The last text that stood on her screen by her own doing. */
  local: string
  acknowledged: string[] = []
  /** Versions of the colleague that were shown before something was saved over them. */
  readonly overwritten: string[] = []
  clock = 0
  constructor(desk: Desk) {
    this.desk = desk
    this.state = opened(desk.read(), null, 0)
    this.local = this.state.text
  }

  apply(event: SaveEvent): void {
    this.state = step(this.state, event)
    this.kept = keepable(this.state, AT)
    if (event.is === 'changed') this.local = this.state.text
  }

  send(fate: Extract<Op, { op: 'send' }>['fate']): void {
    if (dueAt(this.state) === null) return
    const { version } = this.state
    this.apply(sending)
    const text = toSend(this.state)
    if (fate === 'refused') {
      this.apply({ is: 'refused', why: { code: 'SIGN_IN_NEEDED', detail: {} } })
      return
    }
    if (fate === 'request lost') return this.apply({ is: 'lost', at: this.clock })
    const over = this.desk.read()
    const answer = this.desk.put(text, version, 'me')
    const isOver = answer === 'saved' && over.savedBy === 'colleague' && over.text !== text
    if (isOver) this.overwritten.push(over.text)
    if (fate === 'answer lost') return this.apply({ is: 'lost', at: this.clock })
    if (answer === 'changed') return this.apply({ is: 'changed', theirs: this.desk.read() })
    this.acknowledged.push(text)
    this.apply({ is: 'saved', text, version: this.desk.version, at: AT })
  }

  run(each: Op): void {
    this.clock += 1000
    switch (each.op) {
      case 'type':
        this.local = `${this.state.text}${each.word}`
        return this.apply({ is: 'typed', text: this.local, at: this.clock })
      case 'back':
        this.local = this.state.saved
        return this.apply({ is: 'typed', text: this.local, at: this.clock })
      case 'send':
        return this.send(each.fate)
      case 'kill':
        this.state = opened(this.desk.read(), this.kept, this.clock)
        if (this.kept === null) this.local = this.state.text
        return
      case 'colleague': {
        const { text, version } = this.desk
        this.desk.put(`${text}<${each.word}>`, version, 'colleague')
        return
      }
      case 'watch':
        if (this.desk.version > this.state.version)
          this.apply({ is: 'changed', theirs: this.desk.read() })
        return
      case 'decide': {
        const { theirs, text } = this.state
        if (theirs === null) return
        const next = { mine: text, theirs: theirs.text, both: `${text}\n\n${theirs.text}` }
        this.local = next[each.take]
        if (text !== this.local) this.aside.push(text)
        return this.apply({ is: 'decided', text: this.local, at: this.clock })
      }
    }
  }
}

describe('whatever happens, in whichever order', () => {
  it('no acknowledged text and no letter on the screen is ever lost', () => {
    fc.assert(
      fc.property(fc.array(op, { maxLength: 60 }), (ops) => {
        const desk = new Desk()
        const writer = new Writer(desk)
        for (const each of ops) {
          writer.run(each)
          // What stands on the screen is what she wrote or decided last, also after a killed tab.
          expect(writer.state.text).toBe(writer.local)
          // What is not at the desk yet is kept on this computer, whole.
          if (isDirty(writer.state)) expect(writer.kept?.text).toBe(writer.state.text)
          else expect(writer.state.saved).toBe(writer.state.text)
        }
        for (const text of writer.acknowledged) expect(desk.history).toContain(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('nothing is saved over a colleague’s text that was not shown', () => {
    fc.assert(
      fc.property(fc.array(op, { maxLength: 60 }), (ops) => {
        const desk = new Desk()
        const writer = new Writer(desk)
        const shown = new Set<string>()
        for (const each of ops) {
          writer.run(each)
          shown.add(writer.state.text)
          if (writer.state.theirs !== null) shown.add(writer.state.theirs.text)
        }
        for (const text of writer.overwritten) expect([...shown]).toContain(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('once the signal is back and all is decided, the desk has what stands on the screen', () => {
    fc.assert(
      fc.property(fc.array(op, { maxLength: 40 }), (ops) => {
        const desk = new Desk()
        const writer = new Writer(desk)
        for (const each of ops) writer.run(each)
        for (let turn = 0; turn < 6; turn += 1) {
          writer.apply({ is: 'again' })
          writer.run({ op: 'watch' })
          writer.run({ op: 'decide', take: 'both' })
          writer.run({ op: 'send', fate: 'ok' })
        }
        expect(desk.text).toBe(writer.state.text)
        expect(standingOf(writer.state)).toBe('saved')
        expect(writer.kept).toBeNull()
      }),
      { numRuns: 1000 },
    )
  })
})
