/**
 * A certificate as an Open Badges 3.0 credential, unsigned: the frozen facts, word for word what paper and page say. Pure.
 * It holds no NIK, telephone number, birth date, score or official's NIP, and no id by which the database knows the cadre.
 */
import { CREDENTIAL, type BadgeCourse } from '../../../site/src/text/credential.ts'
import { PRODUCT } from '../../../site/src/text/frame.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import type { Instant, TimeZone } from '../../core/clock.ts'
import { issuerDid, platformDid } from './did-document.ts'
import type { LinkedData } from './linked-data.ts'
import { statusListUrl } from './status-list.ts'
import { stamp, startOfDay } from './timestamp.ts'
import { OPEN_BADGE } from './vocabulary.ts'

export type BadgeSource = {
  readonly facts: CertificateFacts
  /** The official address, without a slash at the end. */
  readonly origin: string
  /** The certificate's id in the database, a UUID. */
  readonly id: string
  /** The issuer: `35.08`. */
  readonly district: string
  /** Whether the course makes a cadre count as trained. */
  readonly countsAsTrained: boolean
  /** Of the district: where the printed dates are dates. */
  readonly timeZone: TimeZone
  /** From 1. */
  readonly statusList: number
  readonly statusIndex: number
  readonly issuedAt: Instant
  /** A random UUID of this certificate only: two certificates of one person cannot be joined by it. */
  readonly subjectId: string
}

/**
 * The id names the certificate and not one of its forms: `/c/<id>.json` and `/c/<id>.pdf` are the same certificate, and the id
 * must outlive any form.
 */
export function credentialUrl(origin: string, id: string): string {
  return `${origin}/c/${id}`
}

/** The course version that was passed; it never changes, so its address may be kept by anyone. */
export function achievementUrl(
  origin: string,
  { courseCode, courseVersion }: Pick<CertificateFacts, 'courseCode' | 'courseVersion'>,
): string {
  return `${origin}/courses/${encodeURIComponent(courseCode)}/${courseVersion}`
}

type Course = BadgeCourse & Pick<BadgeSource, 'countsAsTrained'>

/** The course version as a document of its own, for whoever follows `achievement.id`. */
export function courseDocument(course: Course, origin: string): LinkedData {
  return { '@context': OPEN_BADGE.contexts, ...achievementOf(course, origin) }
}

export function openBadge(source: BadgeSource): LinkedData {
  const { facts, origin, district, timeZone, statusList, statusIndex, countsAsTrained } = source
  const dayOf = (date: string) => startOfDay(date, timeZone)
  const listUrl = statusListUrl(origin, district, statusList)
  return {
    '@context': OPEN_BADGE.contexts,
    id: credentialUrl(origin, source.id),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: CREDENTIAL.name(facts),
    description: CREDENTIAL.description(facts),
    issuer: {
      id: issuerDid(origin, district),
      type: ['Profile'],
      name: CREDENTIAL.issuer(facts),
      url: `${origin}/kab/${district}/`,
    },
    validFrom: stamp(source.issuedAt),
    ...(facts.expiresOn === null ? {} : { validUntil: dayOf(facts.expiresOn) }),
    awardedDate: dayOf(facts.issuedOn),
    credentialSubject: {
      id: `urn:uuid:${source.subjectId}`,
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: false,
          identityHash: facts.holderName,
          identityType: 'name',
        },
      ],
      licenseNumber: facts.number,
      activityStartDate: dayOf(facts.event.startsOn),
      activityEndDate: dayOf(facts.event.endsOn),
      role: facts.holderRole,
      narrative: CREDENTIAL.servedIn(facts),
      achievement: achievementOf({ ...facts, countsAsTrained }, origin),
    },
    evidence: [
      {
        id: `${origin}/v/${facts.verificationCode}`,
        type: ['Evidence'],
        name: CREDENTIAL.evidence,
        narrative: CREDENTIAL.training(facts),
      },
    ],
    credentialStatus: {
      id: `${listUrl}#${statusIndex}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(statusIndex),
      statusListCredential: listUrl,
    },
  }
}

function achievementOf(course: Course, origin: string): LinkedData {
  const id = achievementUrl(origin, course)
  return {
    id,
    type: ['Achievement'],
    achievementType: 'Certificate',
    name: CREDENTIAL.achievement(course),
    version: String(course.courseVersion),
    inLanguage: 'id',
    description: CREDENTIAL.course(course),
    criteria: { id: `${id}#kriteria`, narrative: CREDENTIAL.criteria },
    creator: {
      id: platformDid(origin),
      type: ['Profile'],
      name: PRODUCT,
      url: `${origin}/`,
    },
    ...(course.countsAsTrained ? { alignment: [alignmentOf(origin)] } : {}),
  }
}

/** With the action of the national frame that trains cadres: only courses that train them serve it. */
function alignmentOf(origin: string): LinkedData {
  return {
    type: ['Alignment'],
    targetCode: CREDENTIAL.action.code,
    targetName: CREDENTIAL.action.name,
    targetFramework: CREDENTIAL.action.framework,
    targetUrl: `${origin}/tentang/#aksi-5`,
  }
}
