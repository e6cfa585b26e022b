/** Questions on paper: to be answered by hand, or with their keys and what is said of every answer. */
import type { JSX } from 'preact'
import type { PrintedItem } from '../../../../../worker/contract/course-file.ts'
import type { QuestionImage } from '../../../../../worker/contract/curriculum.ts'
import { explainAnswer } from '../../../render/answer-words.ts'
import { LEVEL_WORDS } from '../../../text/bank-office.ts'
import { BOOK, HOW_ON_PAPER } from '../../../text/course-print.ts'

type Props = { readonly items: readonly PrintedItem[]; readonly keys: 'shown' | 'hidden' }

const letter = (at: number) => String.fromCharCode(65 + at)

export function Questions({ items, keys }: Props): JSX.Element {
  return (
    <ol class="soal-daftar">
      {items.map((item, at) => {
        const { question } = item
        const situation = question.case
        const isFirst = situation !== undefined && items[at - 1]?.question.case?.id !== situation.id
        return (
          <li key={question.id} class="soal">
            {isFirst && (
              <div class="situasi">
                <p>{situation.text}</p>
                <Picture image={situation.image} />
              </div>
            )}
            <p class="soal-nomor">
              {BOOK.question(at + 1)}
              {keys === 'shown' && item.key !== null && (
                <span class="soal-tingkat"> · {LEVEL_WORDS[item.key.level]}</span>
              )}
            </p>
            <p class="soal-tanya">{question.stem}</p>
            <Picture image={question.image} />
            {keys === 'shown' ? <Key item={item} /> : <Blank item={item} />}
          </li>
        )
      })}
    </ol>
  )
}

function Picture({ image }: { readonly image: QuestionImage | undefined }): JSX.Element | null {
  if (image === undefined) return null
  return (
    <img class="foto" src={image.url} width={image.width} height={image.height} alt={image.alt} />
  )
}

/** Room for an answer by hand. */
function Blank({ item: { question } }: { readonly item: PrintedItem }): JSX.Element {
  const { type, options, lefts = [], unit } = question
  const how = <p class="soal-cara">{HOW_ON_PAPER[type ?? 'one']}</p>
  switch (type) {
    case 'number':
    case 'short':
      return (
        <>
          {how}
          <p class="garis-jawab">
            {BOOK.write} <span class="garis" /> {unit}
          </p>
        </>
      )
    case 'match':
      return (
        <>
          {how}
          <div class="pasangan">
            <ul class="kotak-isi">
              {lefts.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
            <ol class="huruf">
              {options.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ol>
          </div>
        </>
      )
    case 'order':
      return (
        <>
          {how}
          <ul class="kotak-isi">
            {options.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      )
    case undefined:
    case 'many':
      return (
        <>
          {how}
          <ul class={type === 'many' ? 'pilihan persegi' : 'pilihan'}>
            {options.map(({ id, text, image }, at) => (
              <li key={id}>
                <b class="pilihan-huruf">{letter(at)}</b> {text}
                <Picture image={image} />
              </li>
            ))}
          </ul>
        </>
      )
  }
}

function Key({ item }: { readonly item: PrintedItem }): JSX.Element {
  const { question, key } = item
  if (key === null) return <p>{BOOK.keyMissing}</p>
  const { explanation, objective, source, accepted = [], why } = key
  const isChoice = question.type === undefined || question.type === 'many'
  const right = new Set(key.right.split('+'))
  const others = accepted.filter((form) => form !== key.right)
  return (
    <>
      {isChoice ? (
        <ul class="kunci">
          {question.options.map(({ id, text, image }, at) => (
            <li key={id} class={right.has(id) ? 'tepat' : ''}>
              <b class="pilihan-huruf">{letter(at)}</b> {text}
              {right.has(id) && <b class="cap"> {BOOK.right}</b>}
              <Picture image={image} />
              {(why[id] ?? '') !== '' && <span class="alasan">{why[id]}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <div class="jawaban">
          <p class="jawaban-nama">{BOOK.answer}</p>
          <p class="jawaban-isi">
            {explainAnswer(question, fullKey(key), { chosen: null, right: false }).correct}
          </p>
          {others.length > 0 && (
            <p class="small">
              {BOOK.accepted}: {others.join(', ')}
            </p>
          )}
        </div>
      )}
      <dl class="soal-catatan">
        <Noted word={BOOK.explanation} text={explanation} />
        <Noted word={BOOK.measures} text={objective} />
        <Noted word={BOOK.source} text={source} />
      </dl>
    </>
  )
}

/** As the renderers of answers take it: what is left out is left out. */
function fullKey({ tolerance, accepted, ...key }: NonNullable<PrintedItem['key']>) {
  return {
    ...key,
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(accepted === undefined ? {} : { accepted }),
  }
}

function Noted({ word, text }: { readonly word: string; readonly text: string }) {
  if (text === '') return null
  return (
    <>
      <dt>{word}</dt>
      <dd>{text}</dd>
    </>
  )
}
