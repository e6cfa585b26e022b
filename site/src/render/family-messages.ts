/**
 * Messages for families: short texts with a drawing that a cadre sends on by WhatsApp or as a picture, one card each. Public, made by
 * the Worker, and whole without script: a plain link sends the text. `/kartu-pesan.js` adds the buttons that need one.
 */
import { CREDIT, FAMILY_MESSAGES, messageCount } from '../text/family-messages.ts'
import { PRODUCT } from '../text/frame.ts'
import { html, trusted, type Html } from './html.ts'
import type { Filling } from './shell.ts'

export type FamilyMessage = {
  /** One of its kind in its module: `pesan-1`. */
  readonly slug: string
  readonly title: string
  /** Rendered at publication, without title and picture. */
  readonly html: string
  /** The same as it is sent: paragraphs with an empty line between them. */
  readonly text?: string | undefined
  /** A drawing that passed the allow-list at publication. */
  readonly picture?: { readonly svg: string } | undefined
}

export type MessagesView = {
  readonly course: MessagesCourse
  readonly module: { readonly slug: string; readonly title: string }
  readonly messages: readonly FamilyMessage[]
}

type MessagesCourse = {
  /** `KPM-DASAR` */
  readonly code: string
  readonly title: string
  /** Nobody of the health office has read the course yet. */
  readonly isUnreviewed: boolean
}

export type MessageModule = {
  readonly slug: string
  readonly title: string
  /** Its place in the course, from 1. */
  readonly number: number
  readonly messages: number
}

/** What the script needs of one message, beside the drawing that stands above it. */
export type MessageCard = {
  readonly title: string
  readonly text: string
  /** What goes along with the picture, and what is copied. */
  readonly message: string
  /** The name of the picture's file. */
  readonly file: string
}

/** What the script needs of the page. */
export type MessageWords = {
  readonly kicker: string
  readonly product: string
  readonly course: string
  readonly saved: string
  readonly failed: string
  readonly copied: string
  readonly copyFailed: string
}

export function messagesHref(code: string, module = ''): string {
  return `/pesan/${code.toLowerCase()}/${module}${module && '/'}`
}

/** Opens WhatsApp, where the receiver is chosen. */
export function whatsappHref(text: string): string {
  // Half a character would throw.
  return `https://wa.me/?text=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))}`
}

export function messagesPage({ course, module, messages }: MessagesView): Filling {
  const { saved, failed, copied, copyFailed } = FAMILY_MESSAGES
  const words: MessageWords = {
    kicker: FAMILY_MESSAGES.title,
    product: PRODUCT,
    course: course.title,
    saved,
    failed,
    copied,
    copyFailed,
  }
  return {
    title: `${FAMILY_MESSAGES.title}: ${module.title}`,
    main: html`<p class="kembali no-print">
        <a href="${messagesHref(course.code)}">${FAMILY_MESSAGES.toList}</a>
      </p>
      <p class="muted label-kecil">${FAMILY_MESSAGES.title}</p>
      <h1>${module.title}</h1>
      ${noteOf(course)}
      <div id="pesan" data-kata="${JSON.stringify(words)}">
        ${messages.map((message) => cardOf(message, module.slug, course.title))}
      </div>
      <p class="no-print"><a href="/belajar/${module.slug}/">${FAMILY_MESSAGES.toModule}</a></p>`,
  }
}

export function messageModulesPage(
  course: MessagesCourse,
  modules: readonly MessageModule[],
): Filling {
  return {
    title: FAMILY_MESSAGES.title,
    main: html`<p class="muted label-kecil">${course.title}</p>
      <h1>${FAMILY_MESSAGES.title}</h1>
      <p class="lede">${FAMILY_MESSAGES.listLede}</p>
      <ul class="daftar-pelajaran">
        ${modules.map(
          ({ slug, title, number, messages }) =>
            html`<li>
              <a href="${messagesHref(course.code, slug)}"
                ><b>${number}. ${title}</b><small>${messageCount(messages)}</small></a
              >
            </li>`,
        )}
      </ul>
      ${noteOf(course)}`,
  }
}

/** For an address of no message: other than a missing page, it is typed from paper or from a chat. */
export function noMessagesPage(): Filling {
  return {
    title: FAMILY_MESSAGES.notThere,
    main: html`<h1>${FAMILY_MESSAGES.notThere}</h1>
      <p class="lede">${FAMILY_MESSAGES.notThereBody}</p>
      <p><a class="button" href="/">${FAMILY_MESSAGES.home}</a></p>`,
  }
}

function noteOf({ isUnreviewed }: MessagesCourse): Html {
  return html`<div class="note no-print">
      <p><b>${FAMILY_MESSAGES.before}</b></p>
      <ul>
        ${FAMILY_MESSAGES.rules.map((rule) => html`<li>${rule}</li>`)}
      </ul>
    </div>
    ${isUnreviewed && html`<p class="note wait">${FAMILY_MESSAGES.unreviewed}</p>`}`
}

function cardOf(message: FamilyMessage, module: string, course: string): Html {
  const { slug, title, text = '', picture } = message
  const sent = `${text}\n\n${CREDIT}`
  const card: MessageCard = { title, text, message: sent, file: `${module}-${slug}.png` }
  return html`<article class="card pesan" id="${slug}">
    <h2>${title}</h2>
    ${picture !== undefined && html`<figure class="gambar">${trusted(picture.svg)}</figure>`}
    <div class="pesan-isi">${trusted(message.html)}</div>
    <p class="pesan-asal small">${PRODUCT} · ${course}</p>
    <div class="no-print">
      <p><a class="button wide" href="${whatsappHref(sent)}">${FAMILY_MESSAGES.send}</a></p>
      <div
        class="pesan-alat"
        role="group"
        aria-label="${FAMILY_MESSAGES.toolsOf(title)}"
        data-pesan="${JSON.stringify(card)}"
        hidden
      >
        ${buttonOf('bagi', FAMILY_MESSAGES.share)} ${buttonOf('simpan', FAMILY_MESSAGES.save)}
        ${buttonOf('salin', FAMILY_MESSAGES.copy)}
        <p class="small" role="status"></p>
      </div>
    </div>
  </article>`
}

function buttonOf(use: string, label: string): Html {
  return html`<button class="button plain" type="button" data-untuk="${use}">${label}</button>`
}
