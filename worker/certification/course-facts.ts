/** What is printed and signed of a course version as a whole. Pure: credential and the version's own page say the same. */
import { numberInWords } from '../../site/src/text/certification.ts'
import type { CertificateFacts, Material } from '../contract/certification.ts'
import type { CourseHead } from '../contract/curriculum.ts'

export type CourseFacts = Pick<
  CertificateFacts,
  'courseCode' | 'courseTitle' | 'courseVersion' | 'materials' | 'totalHours' | 'totalHoursInWords'
>

export function courseFacts(head: CourseHead): CourseFacts {
  const materials = head.modules.map(({ title, jp }) => ({ title, ...jp }))
  return {
    courseCode: head.code,
    courseTitle: head.title,
    courseVersion: head.versionNumber,
    ...hoursOf(materials),
  }
}

/** Materials with their sum, as a number and in words. */
export function hoursOf(
  materials: readonly Material[],
): Pick<CertificateFacts, 'materials' | 'totalHours' | 'totalHoursInWords'> {
  const totalHours = materials.reduce(
    (sum, { theory, assignment, practice }) => sum + theory + assignment + practice,
    0,
  )
  return { materials: [...materials], totalHours, totalHoursInWords: numberInWords(totalHours) }
}
