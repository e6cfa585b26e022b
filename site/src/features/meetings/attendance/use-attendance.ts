/**
 * The attendance of a meeting, asked for anew every half minute while a session goes on and somebody looks. What was there stays
 * when a later answer fails: a hall with a bad line still shows its last numbers, and says of when they are.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { readAttendance } from '../../../../../worker/contract/attendance.ts'
import { call } from '../../../lib/call.ts'
import { formatTime, type Zone } from '../../../text/format.ts'
import { isGoingOn } from './attendance-rows.ts'

export type AttendanceReply = ReplyOf<typeof readAttendance>

export type Attendance = {
  /** Null until the first answer. */
  readonly shown: AttendanceReply | null
  /** `10.42`, when it was told. */
  readonly at: string
  /** Of the last question, null when it was answered. */
  readonly error: unknown
  readonly isLive: boolean
  readonly reload: () => void
}

const EVERY = 30_000

const clockNow = (zone: Zone) => formatTime(new Date().toISOString(), zone).split(' ')[0] ?? ''

export function useAttendance(area: string, meetingId: string, zone: Zone): Attendance {
  const [shown, setShown] = useState<{
    readonly answer: AttendanceReply
    readonly at: string
  } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  const isBusy = useRef(false)
  useEffect(() => {
    const stop = new AbortController()
    isBusy.current = true
    const run = async (): Promise<void> => {
      try {
        const answer = await call(readAttendance, { area, meetingId }, { signal: stop.signal })
        if (stop.signal.aborted) return
        setShown({ answer, at: clockNow(zone) })
        setError(null)
      } catch (problem) {
        if (!stop.signal.aborted) setError(problem)
      } finally {
        if (!stop.signal.aborted) isBusy.current = false
      }
    }
    void run()
    return () => stop.abort()
  }, [area, meetingId, zone, turn])
  const reload = useCallback(() => setTurn((last) => last + 1), [])

  const answer = shown?.answer ?? null
  const isLive =
    answer !== null &&
    answer.meeting.state !== 'CANCELLED' &&
    isGoingOn(answer.sessions, answer.asOf, clockNow(zone).replace('.', ':'))
  useEffect(() => {
    if (!isLive) return
    const look = () => {
      if (document.visibilityState === 'visible' && !isBusy.current) reload()
    }
    const timer = setInterval(look, EVERY)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isLive, reload])
  return { shown: answer, at: shown?.at ?? '', error, isLive, reload }
}
