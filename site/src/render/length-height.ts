/**
 * Length or height? A page for the posyandu: a form whose answer has an address of its own, made by the Worker, and without signal by the
 * page's script in the frame that the service worker sends. The address holds numbers of nobody.
 */
import {
  LENGTH,
  lengthProblem,
  recordedFigure,
  recordedHow,
  recordedSum,
  recordedWhy,
} from '../text/length-height.ts'
import { html, type Html } from './html.ts'
import {
  recordedLength,
  type LengthGiven,
  type LengthProblems,
  type Recorded,
} from './length-rules.ts'
import type { Filling } from './shell.ts'

export const LENGTH_PATH = '/alat/panjang-tinggi/'

/** Null: nothing was filled in yet. */
export function lengthPage(given: LengthGiven | null): Filling {
  const answer = given === null ? null : recordedLength(given)
  const recorded = answer !== null && 'measure' in answer ? answer : null
  const problems = answer === null || 'measure' in answer ? {} : answer
  const isWrong = Object.keys(problems).length > 0
  return {
    title: LENGTH.title,
    here: 'belajar',
    main: html`<h1>${LENGTH.title}</h1>
      ${
        recorded === null
          ? html`<p>${LENGTH.lede}</p>
              ${isWrong && html`<p class="note danger" role="alert">${LENGTH.wrong}</p>`}
              ${formOf(given ?? { umur: '', cara: '', hasil: '' }, problems)}`
          : html`${resultOf(recorded)}
              <p><a class="button wide plain" href="${LENGTH_PATH}">${LENGTH.again}</a></p>`
      }
      <p>${LENGTH.rule}</p>
      <p class="small">${LENGTH.notDiagnosis}</p>`,
  }
}

function resultOf(recorded: Recorded): Html {
  return html`<div class="fakta" role="status">
    <p class="fakta-angka num">${recordedFigure(recorded)}</p>
    <div class="fakta-isi">
      <p>${recordedWhy(recorded)}</p>
      <p>${recordedSum(recorded)}</p>
    </div>
    <p>${recordedHow(recorded)}</p>
  </div>`
}

function formOf({ umur, cara, hasil }: LengthGiven, problems: LengthProblems): Html {
  return html`<form method="get" action="${LENGTH_PATH}">
    ${numberField('umur', LENGTH.age, LENGTH.ageHelp, umur, problems)}
    <fieldset ${problems.cara && html`aria-describedby="galat-cara"`}>
      <legend>${LENGTH.how}</legend>
      ${errorOf('cara', problems)}
      ${(['baring', 'berdiri'] as const).map(
        (way) =>
          html`<label class="choice"
            ><input type="radio" name="cara" value="${way}" ${cara === way && html`checked`} /><span
              >${LENGTH.ways[way]}</span
            ></label
          >`,
      )}
    </fieldset>
    ${numberField('hasil', LENGTH.result, LENGTH.resultHelp, hasil, problems)}
    <p><button class="button wide next" type="submit">${LENGTH.submit}</button></p>
  </form>`
}

function numberField(
  name: 'umur' | 'hasil',
  label: string,
  help: string,
  value: string,
  problems: LengthProblems,
): Html {
  const isWrong = problems[name] !== undefined
  return html`<div class="isian">
    <label for="${name}"><b>${label}</b></label>
    <p class="small label-kecil" id="bantuan-${name}">${help}</p>
    ${errorOf(name, problems)}
    <input
      type="text"
      id="${name}"
      name="${name}"
      value="${value}"
      size="8"
      inputmode="${name === 'umur' ? 'numeric' : 'decimal'}"
      pattern="[0-9.,]*"
      title="${LENGTH.digitsOnly}"
      maxlength="8"
      autocomplete="off"
      aria-describedby="bantuan-${name}${isWrong && ` galat-${name}`}"
      ${isWrong && html`aria-invalid="true"`}
    />
  </div>`
}

function errorOf(name: keyof LengthGiven, problems: LengthProblems): Html | false {
  const problem = problems[name]
  return (
    problem !== undefined &&
    html`<p class="field-error" id="galat-${name}">${lengthProblem(problem)}</p>`
  )
}
