/** What is printed and signed of a course version. Pure: paper, credential and the version's own page say the same. */
import { numberInWords } from '../../site/src/text/certification.ts'
import type { CertificateFacts } from '../contract/certification.ts'
import type { CourseHead } from '../contract/curriculum.ts'

export type CourseFacts = Pick<
  CertificateFacts,
  'courseCode' | 'courseTitle' | 'courseVersion' | 'materials' | 'totalHours' | 'totalHoursInWords'
>

export function courseFacts(head: CourseHead): CourseFacts {
  const materials = head.modules.map(({ title, jp }) => ({ title, ...jp }))
  const totalHours = materials.reduce(
    (sum, { theory, assignment, practice }) => sum + theory + assignment + practice,
    0,
  )
  return {
    courseCode: head.code,
    courseTitle: head.title,
    courseVersion: head.versionNumber,
    materials,
    totalHours,
    totalHoursInWords: numberInWords(totalHours),
  }
}
