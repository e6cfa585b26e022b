/** A question that is half written as one that can be shown: dots stand where words are missing. */
import {
  contentOf,
  isBlank,
  type ContentForm,
  type Made,
  type PictureForm,
  type SimpleForm,
} from './content-form.ts'
import { readNumber } from './read-number.ts'

/** Still not made when more than words is missing. */
export function sketchOf(form: ContentForm): Made {
  const { type } = form
  if (type !== 'case') return contentOf({ ...form, ...sketched({ ...form, type }) })
  return contentOf({
    ...form,
    stem: dots(form.stem),
    image: described(form.image),
    questions: form.questions.map((question) => ({ ...question, form: sketched(question.form) })),
  })
}

const dots = (text: string): string => (text.trim() === '' ? '…' : text)

function described(image: PictureForm | null): PictureForm | null {
  return image === null ? null : { ...image, alt: dots(image.alt) }
}

function sketched(form: SimpleForm): SimpleForm {
  const needed = (count: number, at: number, isUsed: boolean): boolean => isUsed || at < count
  return {
    ...form,
    stem: dots(form.stem),
    image: described(form.image),
    options: form.options
      .filter((option, at) => needed(2, at, !isBlank(option)))
      .map((option) => ({
        ...option,
        image: described(option.image),
        text: option.image === null ? dots(option.text) : option.text,
      })),
    isTrue: form.isTrue ?? true,
    pairs: form.pairs
      .filter(({ left, right }, at) => needed(2, at, left.trim() !== '' || right.trim() !== ''))
      .map(({ id, left, right }) => ({ id, left: dots(left), right: dots(right) })),
    steps: form.steps
      .filter(({ text }, at) => needed(2, at, text.trim() !== ''))
      .map(({ id, text }) => ({ id, text: dots(text) })),
    value: readNumber(form.value) === null ? '0' : form.value,
    tolerance: readNumber(form.tolerance) === null ? '0' : form.tolerance,
    accepted: dots(form.accepted),
  }
}
