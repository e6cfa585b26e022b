/** Designs as offices may make them: every frame, none to two logos of any shape, words from one letter to the longest. */
import * as fc from 'fast-check'
import { FRAMES, LONGEST, STATEMENTS } from '../../../worker/contract/paper-design.ts'
import type { Look, Picture } from '../../../worker/certification/paper/look.ts'

const words = (longest: number) =>
  fc.oneof(
    fc.constant('W'.repeat(longest)),
    fc.constant('SURAT TANDA TAMAT PELATIHAN'.slice(0, longest)),
    fc
      .array(fc.constantFrom('Hj.', 'i', 'WWW', ' ', 'Kusumaningrum', 'ā', ','), {
        minLength: 1,
        maxLength: 60,
      })
      .map((parts) => (parts.join('').trim() || 'A').slice(0, longest)),
  )

const logo: fc.Arbitrary<Picture> = fc
  .record({ width: fc.integer({ min: 1, max: 360 }), height: fc.integer({ min: 1, max: 360 }) })
  .map((size) => ({ kind: 'png', bytes: new Uint8Array(), ...size }))

export const anyLook: fc.Arbitrary<Look> = fc.record({
  design: fc.record({
    accent: fc.constantFrom('#00594c', '#6b1d1d', '#12211f'),
    frame: fc.constantFrom(...FRAMES),
    frameColor: fc.constantFrom('#00594c', '#8a5a14'),
    logos: fc.constant({ left: null, right: null }),
    title: words(LONGEST.title),
    beforeName: words(LONGEST.beforeName),
    statement: fc.constantFrom(...STATEMENTS),
    closing: fc.option(words(LONGEST.closing), { nil: null }),
    backTitle: words(LONGEST.backTitle),
    signatureNote: fc.option(words(LONGEST.signatureNote), { nil: null }),
  }),
  logos: fc.record({
    left: fc.option(logo, { nil: null }),
    right: fc.option(logo, { nil: null }),
  }),
})
