/** What a batch knew before and after its course, as parts of a written report. Pure. */
import type { BatchGrowth } from '../../../worker/contract/activity-report.ts'
import { formatMean, formatNumber, formatTwo } from '../text/format.ts'
import { GAIN_STORY, gainStory } from '../text/gain-story.ts'
import type { StoryPart } from './story-part.ts'

/** A table of more topics is none that belongs into a report of some pages. */
const MOST_TOPICS = 12

/** Nothing for a course that has not both tests. */
export function growthParts(growth: BatchGrowth | null): StoryPart[] {
  if (growth === null) return []
  const { total, modules } = growth
  const told: StoryPart = { is: 'text', text: gainStory(total) }
  if (total.cadres === 0) return [told]
  const topics = modules.filter(({ cadres }) => cadres > 0)
  const meaning: StoryPart = { is: 'text', text: GAIN_STORY.meaning }
  if (topics.length < 2 || topics.length > MOST_TOPICS) return [told, meaning]
  return [
    told,
    { is: 'text', text: GAIN_STORY.topics },
    {
      is: 'table',
      head: GAIN_STORY.columns,
      rows: topics.map(({ title, cadres, before, after, gain }) => [
        title,
        formatNumber(cadres),
        before === null ? '-' : formatMean(before),
        after === null ? '-' : formatMean(after),
        gain === null ? '-' : formatTwo(gain),
      ]),
      numeric: [1, 2, 3, 4],
    },
    meaning,
  ]
}
