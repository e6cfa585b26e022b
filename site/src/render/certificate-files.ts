/** The forms in which a certificate can be kept, as links: the sheet, the badge, and what an official signed. */
import { FILES } from '../text/certificate-files.ts'
import { formatSize } from '../text/format.ts'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'

/** A sheet that an official signed outside. */
export type SignedSheet = {
  /** The day on which the office brought it back, in its time zone. */
  readonly on: string
  readonly bytes: number
}

/** For whoever checks a certificate that holds, or did once; nothing of one that was taken back. */
export function publicFiles(id: string, signed: SignedSheet | null): Html {
  return html`<h2>${FILES.title}</h2>
    ${
      signed !== null &&
      html`<div>
        <p>${icon('info')} <b>${FILES.signedTitle(signed.on)}</b></p>
        <p><a href="/c/${id}-ttd.pdf">${FILES.signed}</a></p>
        <p class="small">${FILES.signedLimit}</p>
      </div>`
    }
    <p>
      <a class="button plain" href="/c/${id}.pdf">${icon('download')} ${FILES.pdf}</a>
    </p>
    ${badgeLinks(id)}`
}

/** For the cadre herself, below her certificate. */
export function ownFiles(id: string, code: string, signed: SignedSheet | null): Html {
  const name = `sertifikat-${code}-ttd.pdf`
  return html`${
    signed !== null &&
    html`<div>
      <p>${icon('info')} ${FILES.signedTitle(signed.on)}.</p>
      <p>
        <a href="/c/${id}-ttd.pdf" download="${name}"
          >${FILES.signedSize(formatSize(signed.bytes))}</a
        >
      </p>
      <p class="small">${FILES.signedLimit}</p>
    </div>`
  }
  ${badgeLinks(id)}`
}

function badgeLinks(id: string): Html {
  return html`<p>
    <b>${FILES.badge}</b>: <a href="/c/${id}.png">${FILES.badgePng}</a>,
    <a href="/c/${id}.svg">${FILES.badgeSvg}</a>. <span class="small">${FILES.badgeHelp}</span
    ><br />
    <a class="small" href="/c/${id}.json">${FILES.credential}</a>
  </p>`
}
