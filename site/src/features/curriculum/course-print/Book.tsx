/** A course as a book: cover, contents, every module with its lessons and questions, and what its reader needs beside them. */
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { PRODUCT } from '../../../text/frame.ts'
import type { Zone } from '../../../text/format.ts'
import {
  BOOK,
  hoursWords,
  quizWords,
  reviewWords,
  sizeWords,
  totalHours,
  versionWords,
  type Reader,
} from '../../../text/course-print.ts'
import { FactTable } from './FactTable.tsx'
import { lessonOnPaper, type PaperWish } from './lesson-on-paper.ts'
import { ModulePlan, Plan } from './Plan.tsx'
import type { Printed } from './printed.ts'
import { Questions } from './Questions.tsx'

type Module = Printed['modules'][number]

type Props = {
  readonly course: Printed
  readonly reader: Reader
  readonly length: PaperWish['length']
  readonly zone: Zone
}

export function Book({ course, reader, length, zone }: Props): JSX.Element {
  const isTrainer = reader === 'pelatih'
  const { modules, finalTest } = course
  return (
    <article class="buku">
      <Cover course={course} reader={reader} zone={zone} />
      <Contents course={course} reader={reader} />
      {isTrainer && <Plan modules={modules} />}
      {modules.map((module, at) => (
        <ModulePart
          key={module.slug}
          module={module}
          number={at + 1}
          reader={reader}
          length={length}
        />
      ))}
      {isTrainer && finalTest !== null && (
        <section class="bab" id="tes-akhir">
          <h2>{BOOK.test}</h2>
          <p class="lead">
            {finalTest.quiz.title}. {quizWords(finalTest.quiz, finalTest.items.length)}
          </p>
          <Questions items={finalTest.items} keys="shown" />
        </section>
      )}
      {isTrainer && <FactTable course={course} />}
      <section class="bab" id="catatan">
        <h2>{BOOK.notes}</h2>
        <Lines count={24} />
      </section>
    </article>
  )
}

type CoverProps = Pick<Props, 'course' | 'reader' | 'zone'>

function Cover({ course, reader, zone }: CoverProps): JSX.Element {
  const { title, summary, audience, modules, version, savedAt } = course
  const lessons = modules.reduce((sum, module) => sum + module.lessons.length, 0)
  const jp = modules.reduce((sum, module) => sum + totalHours(module.jp), 0)
  const blanks =
    reader === 'peserta'
      ? [BOOK.name, BOOK.village, BOOK.subDistrict]
      : [BOOK.trainer, BOOK.heldOn, BOOK.subDistrict]
  const review = reviewWords(course.review)
  return (
    <section class="sampul">
      <p class="sampul-merek">{PRODUCT}</p>
      <p class="sampul-jenis">{BOOK.kinds[reader]}</p>
      <h2 class="sampul-judul">{title}</h2>
      <p class="sampul-ringkas">{summary}</p>
      {reader === 'pelatih' && <p class="sampul-rahasia">{BOOK.secret}</p>}
      <dl class="sampul-isian">
        {blanks.map((word) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <dl class="sampul-fakta">
        {audience !== '' && (
          <>
            <dt>{BOOK.audience}</dt>
            <dd>{audience}</dd>
          </>
        )}
        <dt>{BOOK.size}</dt>
        <dd>{sizeWords(modules.length, lessons, jp)}</dd>
        <dt>{BOOK.version}</dt>
        <dd>{versionWords(version, savedAt, zone)}</dd>
      </dl>
      {review !== '' && <p class="sampul-telaah">{review}</p>}
    </section>
  )
}

function Contents({ course, reader }: Pick<Props, 'course' | 'reader'>): JSX.Element {
  const isTrainer = reader === 'pelatih'
  return (
    <nav class="bab daftar-isi" aria-label={BOOK.contents}>
      <h2>{BOOK.contents}</h2>
      <ol>
        {isTrainer && (
          <li class="tanpa-nomor">
            <a href="#rencana">{BOOK.plan}</a>
          </li>
        )}
        {course.modules.map((module, at) => (
          <li key={module.slug}>
            <a href={`#modul-${module.slug}`}>
              <b>
                {BOOK.module(at + 1)}: {module.title}
              </b>
            </a>
            <ol>
              {module.lessons.map((lesson, place) => (
                <li key={lesson.slug}>
                  <a href={`#${module.slug}-${lesson.slug}`}>
                    <span class="num">
                      {at + 1}.{place + 1}
                    </span>{' '}
                    {lesson.title}
                  </a>
                </li>
              ))}
            </ol>
          </li>
        ))}
        {isTrainer && course.finalTest !== null && (
          <li class="tanpa-nomor">
            <a href="#tes-akhir">{BOOK.test}</a>
          </li>
        )}
        {isTrainer && (
          <li class="tanpa-nomor">
            <a href="#fakta">{BOOK.facts}</a>
          </li>
        )}
        <li class="tanpa-nomor">
          <a href="#catatan">{BOOK.notes}</a>
        </li>
      </ol>
    </nav>
  )
}

type ModuleProps = Pick<Props, 'reader' | 'length'> & {
  readonly module: Module
  readonly number: number
}

function ModulePart({ module, number, reader, length }: ModuleProps): JSX.Element {
  const { slug, title, objective, jp, lessons, items, quiz } = module
  const isTrainer = reader === 'pelatih'
  return (
    <section class="bab modul" id={`modul-${slug}`}>
      <header class="modul-kepala">
        <p class="modul-nomor">{BOOK.module(number)}</p>
        <h2>{title}</h2>
        {objective !== '' && (
          <p>
            <b>{BOOK.objective}:</b> {objective}
          </p>
        )}
        <p>
          <b>{BOOK.hours}:</b> {hoursWords(totalHours(jp))}
        </p>
      </header>
      {isTrainer && <ModulePlan module={module} number={number} />}
      {lessons.map((lesson, at) => (
        <section key={lesson.slug} class="pelajaran" id={`${slug}-${lesson.slug}`}>
          <h3>
            <span class="num">
              {number}.{at + 1}
            </span>{' '}
            {lesson.title}
          </h3>
          <Screens
            screens={lesson.screens}
            prefix={`${slug}-${lesson.slug}`}
            answers={isTrainer ? 'shown' : 'hidden'}
            length={length}
          />
        </section>
      ))}
      {items.length > 0 && (
        <section class="soal-bab">
          <h3>{isTrainer ? BOOK.quizKeys : BOOK.quiz}</h3>
          <p>{isTrainer ? quizWords(quiz, items.length) : BOOK.quizHelp}</p>
          <Questions items={items} keys={isTrainer ? 'shown' : 'hidden'} />
        </section>
      )}
      {!isTrainer && (
        <section class="catatan-modul">
          <h3>{BOOK.notesOf(title)}</h3>
          <Lines count={8} />
        </section>
      )}
    </section>
  )
}

type ScreensProps = PaperWish & { readonly screens: readonly string[] }

function Screens({ screens, prefix, answers, length }: ScreensProps): JSX.Element {
  const pages = useMemo(
    () =>
      screens.map((screen, at) =>
        lessonOnPaper(screen, { prefix: `${prefix}-${at + 1}`, answers, length }),
      ),
    [screens, prefix, answers, length],
  )
  return (
    <>
      {pages.map((html, at) => (
        // Safe: HTML of the publisher's own renderer, as phones get it.
        <div key={at} class="layar" dangerouslySetInnerHTML={{ __html: html }} />
      ))}
    </>
  )
}

function Lines({ count }: { readonly count: number }): JSX.Element {
  return (
    <div class="garis-catatan" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <div key={at} />
      ))}
    </div>
  )
}
