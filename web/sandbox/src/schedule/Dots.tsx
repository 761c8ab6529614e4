import type { VisitMessage } from '../api/types.ts'
import { useReasons } from '../data/queries.ts'
import { momentOf } from '../data/zone.ts'
import { channelWord, purposeWord, sentenceCase, stateLook } from '../ui/status.ts'
import { inTimeOrder } from './day.ts'

const reminders = /REMINDER/

/** One dot a reminder: hollow while planned, filled when it went, a stroke when it did not. */
export function Dots({ messages, blocked }: { messages: VisitMessage[]; blocked: boolean }) {
  const { data: reasons } = useReasons()
  const tell = (message: VisitMessage) => {
    const why = message.reason ? `: ${reasons?.find((reason) => reason.code === message.reason)?.sentence ?? sentenceCase(message.reason)}` : ''
    return `${purposeWord(message.purpose)} (${channelWord(message.channel)}), ${momentOf(message.sentAt ?? message.dueAt)}, ${stateLook(message.state).word.toLowerCase()}${why}`
  }
  const shown = inTimeOrder(messages.filter((message) => reminders.test(message.purpose)))
  if (blocked) return <span className="dots quiet">Blocked</span>
  return (
    <span className="dots">
      {shown.map((message) => <i key={message.id} className={`mark mark-${message.state.toLowerCase()}`} title={tell(message)}><span className="hidden">{tell(message)}. </span></i>)}
    </span>
  )
}
